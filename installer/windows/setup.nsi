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

!define LOG "$INSTDIR\setup.log"
; Half of what an update by itself gives the setup.
!define PREPARING_MS 300000
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Center"

Var Role
Var Former
Var Fresh
Var Troubles

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Function .onInit
  SetRegView 64
  SetShellVarContext all
  ${GetParameters} $0
  ReadRegStr $Former HKLM "Software\Center" "Role"
  ClearErrors
  ${GetOptions} $0 "/ROLE=" $Role
  ${If} ${Errors}
    StrCpy $Role $Former
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

; Asks a program for something; the log says how it ended, $0 is "0" where it did. With a limit
; (/TIMEOUT=milliseconds) $0 is "timeout" where it was ended for it.
!macro AskWithin limit command
  nsExec::ExecToStack ${limit} '${command}'
  Pop $0
  Pop $2
  Push '${command}'
  Call Log
!macroend
!macro Ask command
  !insertmacro AskWithin "" '${command}'
!macroend
!define Ask "!insertmacro Ask"

; Of what was asked, with $0 as its result and $2 as its words.
Function Log
  Exch $3
  Push $4
  ${If} ${FileExists} "$INSTDIR\*.*"
    ${GetTime} "" "L" $R0 $R1 $R2 $R3 $R4 $R5 $R6
    FileOpen $4 "${LOG}" a
    FileSeek $4 0 END
    FileWrite $4 "$R2-$R1-$R0 $R4:$R5:$R6 ${VERSION} [$0] $3$\r$\n"
    ${If} $0 != "0"
      FileWrite $4 "$2$\r$\n"
    ${EndIf}
    FileClose $4
  ${EndIf}
  Pop $4
  Pop $3
FunctionEnd

; Nothing that starts is left where the folders cannot be closed to others.
Function GiveUp
  ${If} $Fresh == "yes"
    CopyFiles /SILENT "${LOG}" "$TEMP\center-setup.log"
    RMDir /r "$INSTDIR"
  ${EndIf}
  MessageBox MB_OK|MB_ICONSTOP "Windows did not set who may write the folders of the program (icacls: $0), so it was not installed. $2" /SD IDOK
  SetErrorLevel 2
  Quit
FunctionEnd

; A task that there was before still does its work.
!macro Task name more
  ${Ask} 'schtasks /create /f /tn "${name}" ${more}'
  ${If} $0 != "0"
    ${Ask} 'schtasks /query /tn "${name}"'
    ${If} $0 != "0"
      StrCpy $Troubles "$Troubles$\r$\n${name}"
    ${EndIf}
  ${EndIf}
!macroend

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
  StrCpy $Troubles ""
  CreateDirectory "$INSTDIR"
  ; Groups by their numbers: -18 the system, -544 administrators, -545 users.
  ${If} $Fresh == "yes"
    ; What the system runs at night is changed by administrators alone, wherever the folder lies.
    ${Ask} 'icacls "$INSTDIR" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
    ${If} $0 != "0"
      Call GiveUp
    ${EndIf}
  ${EndIf}
  CreateDirectory "$APPDATA\Center"
  ${If} $Role == "server"
    ; The journal and the keys of a whole center.
    ${Ask} 'icacls "$APPDATA\Center" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F /remove:g *S-1-5-32-545'
  ${Else}
    ; Whoever works at this machine writes the center's data.
    ${Ask} 'icacls "$APPDATA\Center" /grant *S-1-5-32-545:(OI)(CI)M'
  ${EndIf}
  ${If} $0 != "0"
    ${If} $Fresh == "yes"
    ${OrIf} $Role != $Former
      Call GiveUp
    ${EndIf}
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

  ${If} ${FileExists} "$INSTDIR\current"
    ; The version before still serves: meanwhile this one gets ready, for the counters not to wait.
    ; What is cut short goes on where it was, so an update does not fail by it.
    !insertmacro AskWithin /TIMEOUT=${PREPARING_MS} '"$INSTDIR\versions\${VERSION}\runtime\python.exe" -X utf8 -m center_app.cli prepare'
  ${EndIf}

  FileOpen $1 "$INSTDIR\current.new" w
  FileWrite $1 "${VERSION}$\n"
  FileClose $1
  ; In one step and onto the disk (1: replace, 8: write through): without it nothing starts.
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\current.new", w "$INSTDIR\current", i 9) i .r0'
  ${If} $0 == 0
    SetErrorLevel 2
    Quit
  ${EndIf}

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
    !insertmacro Task "Center server" '/xml "$PLUGINSDIR\server.xml"'
  ${ElseIf} $Role != ""
    CreateDirectory "$SMPROGRAMS\Center"
    CreateShortcut "$SMPROGRAMS\Center\Center.lnk" "$INSTDIR\center-gui.exe"
    CreateShortcut "$SMSTARTUP\Center.lnk" "$INSTDIR\center-gui.exe"
  ${EndIf}
  !insertmacro Task "Center update" '/sc daily /st 02:00 /ru SYSTEM /tr "\"$INSTDIR\center.exe\" update run --restart"'
  ${If} $Troubles != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "The program is installed, but Windows did not make these tasks; ${LOG} says why.$Troubles" /SD IDOK
    SetErrorLevel 3
  ${EndIf}
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
FunctionEnd

Section Uninstall
  ; Only the server's machine has the first.
  nsExec::Exec 'schtasks /delete /f /tn "Center server"'
  Pop $0
  nsExec::Exec 'schtasks /delete /f /tn "Center update"'
  Pop $0
  ${If} ${FileExists} "$INSTDIR\center.exe"
    nsExec::Exec '"$INSTDIR\center.exe" --end-all'
    Pop $0
    ${If} $0 != "0"
      MessageBox MB_OK|MB_ICONSTOP "Something of the program goes on and could not be ended: restart this PC, then remove it." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
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
  Delete "$INSTDIR\setup.log"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKLM "${UNINSTALL}"
  DeleteRegKey HKLM "Software\Center"
SectionEnd
