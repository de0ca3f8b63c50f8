using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The page about hosts names what the doctor and the dev container do.</summary>
public class HostsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "hosts.md"));

    public static TheoryData<string> Named =>
    [
        HostChecks.ToolManifest,
        $"globalStorage/{HostChecks.Polyglot}/.config/dotnet-tools.json",
        $"itemName={HostChecks.Polyglot}",
        $"itemName={HostChecks.Verso}",
        "dotnet run --project src/Descent.Runner -- doctor --fix",
        .. HostChecks.KernelCommands,
    ];

    [Theory]
    [MemberData(nameof(Named))]
    public void It_names_files_extensions_and_commands_as_they_are(string name) => Assert.Contains(name, Page, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void It_lists_what_the_dev_container_sets()
    {
        var settings = DevContainerTests.Container["customizations"]!["vscode"]!["settings"]!.AsObject();

        Assert.Contains("verso.preserveOriginalFormat", settings.Select(setting => setting.Key));
        Assert.Contains("`verso.preserveOriginalFormat`", Page, StringComparison.Ordinal);
        Assert.Contains(".descent/progress.json", Page, StringComparison.Ordinal);
    }
}
