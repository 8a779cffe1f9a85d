<#
.SYNOPSIS
Makes one account of this PC a kiosk: nothing but the center's window, or undoes that.

.DESCRIPTION
On Enterprise, Education and IoT Enterprise Windows itself starts the window in the shell's place
and again whenever it ends (Shell Launcher), and holds the keys that lead out of it back (Keyboard
Filter). On other editions the window is the account's own shell by policy. What was there before
is kept in Program Files\Center\lockdown.json, where the account cannot write, and -Undo puts back
exactly that.

Run it as an administrator, once the kiosk's account has signed in for the first time; it takes
effect when the account signs in anew.

.EXAMPLE
.\kiosk-lockdown.ps1 -Account kiosk
.\kiosk-lockdown.ps1 -Account kiosk -Undo
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)][string]$Account,
    [string]$Program = (Join-Path $PSScriptRoot 'center-gui.exe'),
    [string]$Window = 'kiosk',
    [switch]$Undo
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$Kept = Join-Path $env:ProgramFiles 'Center\lockdown.json'
$Embedded = 'root\standardcimv2\embedded'
$Wmi = @{ Namespace = $Embedded; ErrorAction = 'Stop' }
$Keys = 'Alt+F4', 'Alt+Tab', 'Alt+Esc', 'Alt+Space', 'Ctrl+Esc', 'Ctrl+Win+F', 'Win+L', 'Win+R', 'Win+E',
    'Win+D', 'Win+Tab', 'Ctrl+Alt+Del', 'Shift+Ctrl+Esc', 'Windows', 'Win+U', 'LShift+LAlt+NumLock'
$RestartShell = 0
$Policies = 'Software\Microsoft\Windows\CurrentVersion\Policies\System'
$ForUser = [ordered]@{
    Shell                  = "`"$Program`" $Window"
    DisableTaskMgr         = 1
    DisableLockWorkstation = 1
    DisableChangePassword  = 1
}

$administrator = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
if (-not $administrator.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'Run this as an administrator.'
}
$sid = ([Security.Principal.NTAccount]$Account).Translate([Security.Principal.SecurityIdentifier]).Value

function Test-ShellLauncher {
    $edition = (Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion').EditionID
    $edition -match 'Enterprise|Education|IoTEnterprise'
}

function Enable-Part([string]$Name) {
    $part = Get-WindowsOptionalFeature -Online -FeatureName $Name
    if ($part.State -ne 'Enabled') {
        Enable-WindowsOptionalFeature -Online -FeatureName $Name -All -NoRestart | Out-Null
    }
}

# The account's part of the registry, loaded where the account is not signed in.
function Invoke-InHive([scriptblock]$Work) {
    $loaded = Test-Path "Registry::HKEY_USERS\$sid"
    if (-not $loaded) {
        $list = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList'
        $account_profile = Get-ItemProperty "$list\$sid" -ErrorAction SilentlyContinue
        if (-not $account_profile) { throw "$Account has never signed in: sign in once, then run this again." }
        & reg.exe load "HKU\$sid" (Join-Path $account_profile.ProfileImagePath 'NTUSER.DAT') | Out-Null
        if ($LASTEXITCODE) { throw "The registry of $Account cannot be loaded." }
    }
    try { & $Work "Registry::HKEY_USERS\$sid\$Policies" }
    finally {
        if (-not $loaded) {
            [gc]::Collect()
            & reg.exe unload "HKU\$sid" | Out-Null
        }
    }
}

function Get-Policies {
    Invoke-InHive {
        param($path)
        $found = [ordered]@{}
        foreach ($name in $ForUser.Keys) {
            $value = Get-ItemProperty $path -Name $name -ErrorAction SilentlyContinue
            $found[$name] = if ($value) { $value.$name } else { $null }
        }
        $found
    }
}

function Set-Policies($Wanted) {
    Invoke-InHive {
        param($path)
        if (-not (Test-Path $path)) { New-Item $path -Force | Out-Null }
        foreach ($name in $ForUser.Keys) {
            $value = $Wanted.$name
            if ($null -eq $value) { Remove-ItemProperty $path -Name $name -ErrorAction SilentlyContinue }
            elseif ($name -eq 'Shell') { Set-ItemProperty $path -Name $name -Value $value -Type String }
            else { Set-ItemProperty $path -Name $name -Value $value -Type DWord }
        }
    }
}

function Set-Shell {
    $shells = [wmiclass]"\\.\${Embedded}:WESL_UserSetting"
    $shells.SetDefaultShell('explorer.exe', $RestartShell) | Out-Null
    try { $shells.RemoveCustomShell($sid) | Out-Null } catch { Write-Verbose 'No other shell was set.' }
    $shells.SetCustomShell($sid, "`"$Program`" $Window", $null, $null, $RestartShell) | Out-Null
    $shells.SetEnabled($true) | Out-Null
}

function Remove-Shell([bool]$WasEnabled) {
    $shells = [wmiclass]"\\.\${Embedded}:WESL_UserSetting"
    try { $shells.RemoveCustomShell($sid) | Out-Null } catch { Write-Verbose 'No shell was set.' }
    $shells.SetEnabled($WasEnabled) | Out-Null
}

# Which of these keys are held back now.
function Get-Keys {
    $found = [ordered]@{}
    foreach ($each in Get-CimInstance @Wmi -ClassName WEKF_PredefinedKey) {
        if ($Keys -contains $each.Id) { $found[$each.Id] = [bool]$each.Enabled }
    }
    $found
}

function Set-Keys($Wanted) {
    foreach ($each in Get-CimInstance @Wmi -ClassName WEKF_PredefinedKey) {
        $wanted_key = $Wanted.PSObject.Properties[$each.Id]
        if ($wanted_key) {
            $each.Enabled = [bool]$wanted_key.Value
            Set-CimInstance -InputObject $each
        }
    }
}

if ($Undo) {
    if (-not (Test-Path $Kept)) { throw "There is nothing to undo: $Kept is missing." }
    $before = Get-Content $Kept -Raw | ConvertFrom-Json
    if ($before.Sid -ne $sid) { throw "It was another account that was locked down: $($before.Account)." }
    if ($PSCmdlet.ShouldProcess($Account, 'undo the lock-down')) {
        if ($before.ShellLauncher) {
            Remove-Shell $before.WasEnabled
            Set-Keys $before.Keys
        }
        Set-Policies $before.Policies
        Remove-Item $Kept
        Write-Output "$Account is an ordinary account again from its next sign-in on."
    }
    return
}

if (Test-Path $Kept) { throw "An account is locked down already: undo that first ($Kept)." }
if (-not (Test-Path $Program)) { throw "There is no program $Program." }
if ($PSCmdlet.ShouldProcess($Account, 'lock down')) {
    $launcher = Test-ShellLauncher
    if ($launcher) {
        Enable-Part 'Client-DeviceLockdown'
        Enable-Part 'Client-EmbeddedShellLauncher'
        Enable-Part 'Client-KeyboardFilter'
    }
    $enabled = $launcher -and ([wmiclass]"\\.\${Embedded}:WESL_UserSetting").IsEnabled().Enabled
    $now = [ordered]@{
        Account = $Account; Sid = $sid; ShellLauncher = $launcher; WasEnabled = [bool]$enabled
        Policies = Get-Policies; Keys = if ($launcher) { Get-Keys } else { @{} }
    }
    New-Item (Split-Path $Kept) -ItemType Directory -Force | Out-Null
    $now | ConvertTo-Json | Set-Content $Kept -Encoding UTF8
    if ($launcher) {
        $rest = [ordered]@{}
        foreach ($name in $ForUser.Keys) { $rest[$name] = $ForUser[$name] }
        $rest['Shell'] = $null  # Shell Launcher starts the window
        Set-Policies $rest
        Set-Shell
        $held = [ordered]@{}
        foreach ($key in $Keys) { $held[$key] = $true }
        Set-Keys ([pscustomobject]$held)
    }
    else { Set-Policies $ForUser }
    Write-Output "$Account shows the $Window alone from its next sign-in on. Undo: -Undo."
}
