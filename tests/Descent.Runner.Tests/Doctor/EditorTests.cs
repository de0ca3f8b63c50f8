using System.Runtime.InteropServices;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What the doctor finds in editors, and how it mends Polyglot Notebooks.</summary>
public class EditorTests
{
    private const string Storage = "User/globalStorage/ms-dotnettools.dotnet-interactive-vscode";

    [Theory]
    [InlineData("LINUX", "VS Code", "home/.config/Code")]
    [InlineData("LINUX", "VS Code Insiders", "home/.config/Code - Insiders")]
    [InlineData("LINUX", "VSCodium", "home/.config/VSCodium")]
    [InlineData("LINUX", "code-server", "home/.local/share/code-server")]
    [InlineData("LINUX", "VS Code Server", "home/.vscode-server/data")]
    [InlineData("LINUX", "Codespaces", "home/.vscode-remote/data")]
    [InlineData("OSX", "VS Code", "home/Library/Application Support/Code")]
    [InlineData("WINDOWS", "VS Code", "home/AppData/Roaming/Code")]
    public void Each_editor_keeps_what_extensions_remember_in_a_place_of_its_own(string platform, string editor, string data)
    {
        using var machine = new MadeUpMachine { Platform = OSPlatform.Create(platform) };
        var absent = machine.Find($"Polyglot in {editor}");
        Directory.CreateDirectory(machine[data]);

        var before = machine.Find($"Polyglot in {editor}")!;
        before.Fix!();

        Assert.Null(absent);
        Assert.Equal(Severity.Advice, before.Severity);
        Assert.Equal(HostChecks.ToolManifest, File.ReadAllText(machine[$"{data}/{Storage}/.config/dotnet-tools.json"]));
        Assert.Equal(Severity.Ok, machine.Find($"Polyglot in {editor}")!.Severity);
    }

    [Fact]
    public void A_list_that_is_there_is_left_alone()
    {
        using var machine = new MadeUpMachine();
        machine.Write($"home/.config/Code/{Storage}/.config/dotnet-tools.json", "the extension's own");

        Assert.Null(machine.Find("Polyglot in VS Code")!.Fix);
    }

    /// <remarks>The extension's first start and its second, as far as the SDK has a part in them.</remarks>
    [Fact]
    public async Task What_the_SDK_at_hand_does_to_the_extension_is_noticed_and_mended()
    {
        using var machine = new MadeUpMachine();
        var storage = Directory.CreateDirectory(machine[$"home/.config/Code/{Storage}"]).FullName;
        await ProgramRun.SucceedAsync(storage, "dotnet", "new", "tool-manifest");
        var isWhereItLooks = File.Exists(Path.Combine(storage, ".config", "dotnet-tools.json"));

        var finding = machine.Find("Polyglot in VS Code")!;
        finding.Fix?.Invoke();

        Assert.Equal(isWhereItLooks ? Severity.Ok : Severity.Problem, finding.Severity);
        Assert.Equal(Severity.Ok, machine.Find("Polyglot in VS Code")!.Severity);
        var list = await ProgramRun.SucceedAsync(storage, "dotnet", "tool", "list", "--local");
        Assert.DoesNotContain("dotnet-tools.json", list.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ms-dotnettools.dotnet-interactive-vscode-1.0.7125011", Severity.Ok, "ms-dotnettools.dotnet-interactive-vscode")]
    [InlineData("Datafication.verso-notebook-1.0.0", Severity.Ok, "datafication.verso-notebook")]
    [InlineData("ms-dotnettools.csharp-2.0.0", Severity.Advice, "no extension for C# notebooks")]
    internal void An_extension_for_notebooks_is_recognized(string folder, Severity severity, string found)
    {
        using var machine = new MadeUpMachine();
        Directory.CreateDirectory(machine["home/.config/Code"]);
        Directory.CreateDirectory(machine[$"home/.vscode/extensions/{folder}"]);

        var finding = machine.Find("VS Code")!;

        Assert.Equal((severity, found), (finding.Severity, finding.Found));
    }
}
