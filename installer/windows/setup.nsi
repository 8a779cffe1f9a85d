; The setup for Windows. Silently: setup.exe /S /ROLE=kiosk [/D=C:\Center]
;
; Each version has a folder of its own, and `current` names the one that is started: so a version
; can be put beside one that runs, and gone back from. What the center recorded lies in ProgramData
; and stays.

Target amd64-unicode
Unicode true
Name "One-stop center ${VERSION}"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\Center"
InstallDirRegKey HKLM "Software\Center" "Folder"
RequestExecutionLevel admin
ShowInstDetails nevershow
AllowSkipFiles off
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "One-stop center"
VIAddVersionKey FileDescription "Setup of the one-stop center"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "The one-stop center project"

!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Center"

Var Role
Var Fresh

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Function .onInit
  SetRegView 64
  SetShellVarContext all
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ROLE=" $Role
  ${If} ${Errors}
    ReadRegStr $Role HKLM "Software\Center" "Role"
  ${EndIf}
  ${If} $Role != ""
  ${AndIf} $Role != "kiosk"
  ${AndIf} $Role != "counter"
  ${AndIf} $Role != "facing"
  ${AndIf} $Role != "reception"
  ${AndIf} $Role != "display"
  ${AndIf} $Role != "manager"
  ${AndIf} $Role != "server"
    MessageBox MB_OK|MB_ICONSTOP "ROLE is kiosk, counter, facing, reception, display, manager or server." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

; What runs may not be written over, but it may be named otherwise.
!macro Starter name
  Delete "$INSTDIR\${name}.old"
  Rename "$INSTDIR\${name}.exe" "$INSTDIR\${name}.old"
  File "${FILES}\${name}.exe"
  Delete "$INSTDIR\${name}.old"
!macroend

Section
  StrCpy $Fresh "yes"
  ${If} ${FileExists} "$INSTDIR\*.*"
    StrCpy $Fresh "no"
  ${EndIf}
  SetOutPath "$INSTDIR\versions"
  File /r "${FILES}\versions\${VERSION}"
  SetOutPath "$INSTDIR"
  !insertmacro Starter center
  !insertmacro Starter center-gui
  File "${FILES}\LICENSE"
  File "${FILES}\kiosk-lockdown.ps1"
!ifdef KEYS
  File "${FILES}\update.keys"
!endif

  FileOpen $1 "$INSTDIR\current.new" w
  FileWrite $1 "${VERSION}$\n"
  FileClose $1
  ; In one step and onto the disk (1: replace, 8: write through): without it nothing starts.
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\current.new", w "$INSTDIR\current", i 9) i .r0'
  ${If} $0 == 0
    SetErrorLevel 2
    Quit
  ${EndIf}

  ; Groups by their numbers: -18 the system, -544 administrators, -545 users.
  ${If} $Fresh == "yes"
    ; What the system runs at night is changed by administrators alone, wherever the folder lies.
    nsExec::Exec 'icacls "$INSTDIR" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
    Pop $0
  ${EndIf}
  CreateDirectory "$APPDATA\Center"
  ${If} $Role == "server"
    ; The journal and the keys of a whole center.
    nsExec::Exec 'icacls "$APPDATA\Center" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F /remove:g *S-1-5-32-545'
  ${Else}
    ; Whoever works at this machine writes the center's data.
    nsExec::Exec 'icacls "$APPDATA\Center" /grant *S-1-5-32-545:(OI)(CI)M'
  ${EndIf}
  Pop $0

  WriteRegStr HKLM "Software\Center" "Folder" "$INSTDIR"
  WriteRegStr HKLM "Software\Center" "Role" "$Role"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "One-stop center"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKLM "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD HKLM "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1
  WriteUninstaller "$INSTDIR\uninstall.exe"

  Delete "$SMSTARTUP\Center.lnk"
  ${If} $Role == "server"
    ; By a description of the task: without one Windows ends whatever runs longer than three days.
    InitPluginsDir
    FileOpen $1 "$PLUGINSDIR\server.xml" w
    FileWriteUTF16LE /BOM $1 '<?xml version="1.0" encoding="UTF-16"?>$\r$\n'
    FileWriteUTF16LE $1 '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">'
    FileWriteUTF16LE $1 '<Triggers><BootTrigger/></Triggers>'
    FileWriteUTF16LE $1 '<Principals><Principal id="System"><UserId>S-1-5-18</UserId></Principal></Principals>'
    FileWriteUTF16LE $1 '<Settings><ExecutionTimeLimit>PT0S</ExecutionTimeLimit><Priority>5</Priority>'
    FileWriteUTF16LE $1 '<DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>'
    FileWriteUTF16LE $1 '<StopIfGoingOnBatteries>false</StopIfGoingOnBatteries></Settings>'
    FileWriteUTF16LE $1 '<Actions Context="System"><Exec><Command>$INSTDIR\center.exe</Command>'
    FileWriteUTF16LE $1 '<Arguments>server</Arguments></Exec></Actions></Task>'
    FileClose $1
    nsExec::Exec 'schtasks /create /f /tn "Center server" /xml "$PLUGINSDIR\server.xml"'
    Pop $0
  ${ElseIf} $Role != ""
    CreateDirectory "$SMPROGRAMS\Center"
    CreateShortcut "$SMPROGRAMS\Center\Center.lnk" "$INSTDIR\center-gui.exe"
    CreateShortcut "$SMSTARTUP\Center.lnk" "$INSTDIR\center-gui.exe"
  ${EndIf}
  nsExec::Exec 'schtasks /create /f /tn "Center update" /sc daily /st 02:00 /ru SYSTEM /tr "\"$INSTDIR\center.exe\" update run --restart"'
  Pop $0
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
FunctionEnd

Section Uninstall
  nsExec::Exec 'schtasks /delete /f /tn "Center server"'
  Pop $0
  nsExec::Exec 'schtasks /delete /f /tn "Center update"'
  Pop $0
  Delete "$SMSTARTUP\Center.lnk"
  RMDir /r "$SMPROGRAMS\Center"
  RMDir /r "$INSTDIR\versions"
  RMDir /r "$INSTDIR\updates"
  Delete "$INSTDIR\center.exe"
  Delete "$INSTDIR\center-gui.exe"
  Delete "$INSTDIR\center.old"
  Delete "$INSTDIR\center-gui.old"
  Delete "$INSTDIR\current"
  Delete "$INSTDIR\update.keys"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\kiosk-lockdown.ps1"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKLM "${UNINSTALL}"
  DeleteRegKey HKLM "Software\Center"
SectionEnd
