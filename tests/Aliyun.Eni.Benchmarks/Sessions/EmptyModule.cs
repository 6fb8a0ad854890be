namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>A binary module of the same files as ours with as good as nothing in them: one cmdlet, one view and one line about a type that does not exist.</summary>
internal static class EmptyModule
{
    private const string Manifest =
        """
        @{
            RootModule        = 'Empty.dll'
            ModuleVersion     = '1.0'
            FunctionsToExport = @()
            CmdletsToExport   = @('Get-Nothing')
            AliasesToExport   = @()
            FormatsToProcess  = @('Empty.Format.ps1xml')
            TypesToProcess    = @('Empty.Types.ps1xml')
        }
        """;

    private const string Formats =
        """
        <Configuration><ViewDefinitions><View>
          <Name>Nothing</Name>
          <ViewSelectedBy><TypeName>Empty.Nothing</TypeName></ViewSelectedBy>
          <TableControl>
            <TableHeaders><TableColumnHeader><Label>Nothing</Label><Width>10</Width></TableColumnHeader></TableHeaders>
            <TableRowEntries><TableRowEntry><TableColumnItems>
              <TableColumnItem><ScriptBlock>$_.Nothing</ScriptBlock></TableColumnItem>
            </TableColumnItems></TableRowEntry></TableRowEntries>
          </TableControl>
        </View></ViewDefinitions></Configuration>
        """;

    private const string Types =
        """
        <Types><Type><Name>Empty.Nothing</Name><Members><MemberSet><Name>PSStandardMembers</Name><Members>
          <NoteProperty><Name>SerializationDepth</Name><Value>1</Value></NoteProperty>
          <NoteProperty><Name>TargetTypeForDeserialization</Name><Value>System.Object</Value></NoteProperty>
        </Members></MemberSet></Members></Type></Types>
        """;

    private const string Assembly =
        """
        Add-Type -OutputAssembly "$PSScriptRoot/Empty.dll" -TypeDefinition @'
        using System.Management.Automation;
        [Cmdlet("Get", "Nothing")]
        public class GetNothing : PSCmdlet { }
        '@
        'done'
        """;

    /// <summary>Writes it.</summary>
    /// <returns>The path of its manifest.</returns>
    public static async Task<string> WriteAsync()
    {
        foreach (var (ending, text) in new[] { (".psd1", Manifest), (".Format.ps1xml", Formats), (".Types.ps1xml", Types), (".ps1", Assembly) })
        {
            await File.WriteAllTextAsync(Path.Combine(EmptyFolder.Path, "Empty" + ending), text);
        }

        await using var compiler = ChildProcess.Start(Sandbox.Pwsh.StartInfo(["-NonInteractive", "-File", Path.Combine(EmptyFolder.Path, "Empty.ps1")]));
        await compiler.ReadLineAsync();
        return Path.Combine(EmptyFolder.Path, "Empty.psd1");
    }
}
