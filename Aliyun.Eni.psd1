@{
    RootModule           = 'Aliyun.Eni.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '7f1f6f0e-6a55-4f0c-9f0a-0d5f2c1a8b64'
    Author               = 'The Aliyun.Eni authors'
    CompanyName          = 'The Aliyun.Eni authors'
    Copyright            = 'Copyright The Aliyun.Eni authors. Apache-2.0.'
    Description          = 'Alibaba Cloud elastic network interfaces (ENIs) on the PowerShell pipeline: typed, complete, streamed page by page.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')

    # Loaded by Import-Module even before a cmdlet runs: the table and list views.
    FormatsToProcess     = @('Aliyun.Eni.Format.ps1xml')

    # Before the types, which name types of these.
    RequiredAssemblies   = @('Aliyun.Eni.Client.dll', 'Aliyun.Eni.dll')

    # What Export-Clixml, jobs and remoting keep of an object, and what becomes of it on the other side.
    TypesToProcess       = @('Aliyun.Eni.Types.ps1xml')

    # Explicit, so that command discovery never has to load the module.
    CmdletsToExport      = @(
        'Get-AliEni', 'New-AliEni', 'Set-AliEni', 'Remove-AliEni', 'Mount-AliEni', 'Dismount-AliEni', 'Wait-AliEni',
        'Get-AliEniAddress', 'Add-AliEniAddress', 'Remove-AliEniAddress', 'Add-AliEniTag', 'Remove-AliEniTag',
        'ConvertFrom-AliEni', 'Get-AliRegion', 'Get-AliContext', 'Set-AliContext', 'Clear-AliContext')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            # The build replaces PSCommands by a tag for each cmdlet, by which Find-PSResource -CommandName finds them.
            Tags         = @('AlibabaCloud', 'Aliyun', 'ECS', 'ENI', 'NetworkInterface', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'PSCommands')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'

            # The build replaces it by the section of this version.
            ReleaseNotes = 'CHANGELOG.md'

            # A label such as 'preview1' makes the version a prerelease.
            Prerelease   = ''
        }
    }
}
