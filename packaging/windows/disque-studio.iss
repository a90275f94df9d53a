; The installer for Windows, by Inno Setup 6.3 or newer: iscc /DVersion=1.2.3 packaging\windows\disque-studio.iss

#ifndef Version
  #error Give the version: /DVersion=1.2.3
#endif
#define Name "Disque Studio"
#define Program "Disque Studio.exe"

[Setup]
; This number tells Windows that a newer version replaces an older one; it never changes.
AppId={{6B0C3A52-5D0B-4B6E-9D0E-52A1B7E3C4F1}
AppName={#Name}
AppVersion={#Version}
AppPublisher=Disque Studio maintainers
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
ChangesEnvironment=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=Disque-Studio-{#Version}-setup
SetupIconFile=..\..\build\icons\disque-studio.ico
UninstallDisplayIcon={app}\{#Program}
Compression=lzma2/normal
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.Commands=Add the disque-studio command to the PATH
de.Commands=Den Befehl disque-studio in den PATH aufnehmen
en.OpenWith=Offer {#Name} for OpenEXR and Radiance HDR files
de.OpenWith={#Name} für OpenEXR- und Radiance-HDR-Dateien anbieten

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "openwith"; Description: "{cm:OpenWith}"
Name: "path"; Description: "{cm:Commands}"; Flags: unchecked

[Files]
Source: "..\..\build\frozen\disque-studio\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[InstallDelete]
; Libraries of an older version are not to be found by a newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\DisqueStudio.Photo"; ValueType: string; ValueData: "HDR photo"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\DisqueStudio.Photo\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\DisqueStudio.Photo\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.exr\OpenWithProgids"; ValueType: string; ValueName: "DisqueStudio.Photo"; Flags: uninsdeletevalue; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.hdr\OpenWithProgids"; ValueType: string; ValueName: "DisqueStudio.Photo"; Flags: uninsdeletevalue; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.pfm\OpenWithProgids"; ValueType: string; ValueName: "DisqueStudio.Photo"; Flags: uninsdeletevalue; Tasks: openwith
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Check: not IsOnPath; Tasks: path

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[Code]
function UserPath: string;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Result) then
    Result := '';
end;

function IsOnPath: Boolean;
begin
  Result := Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(UserPath) + ';') > 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Path, Folder: string;
begin
  if Step <> usPostUninstall then
    exit;
  Path := ';' + UserPath + ';';
  Folder := ';' + ExpandConstant('{app}') + ';';
  if Pos(Lowercase(Folder), Lowercase(Path)) = 0 then
    exit;
  StringChangeEx(Path, Folder, ';', True);
  RegWriteExpandStringValue(HKCU, 'Environment', 'Path', Copy(Path, 2, Length(Path) - 2));
end;
