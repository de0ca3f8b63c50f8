using System.Diagnostics;
using Xunit;

namespace Descent.Runner.Tests;

public sealed class FolderLimitTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        // Unlike .NET, it also removes what lies too deep for a path, or may not be read.
        if (!OperatingSystem.IsWindows()) Shell($"chmod -R u+rwx '{folder.Path}'; rm -rf '{folder.Path}'/*");
        folder.Dispose();
    }

    [Fact]
    public void Little_is_within_it()
    {
        folder.Write("deep/file", "text");

        Assert.False(FolderLimit.IsExceeded(folder.Path));
    }

    [Fact]
    public void A_large_file_exceeds_it()
    {
        using (var file = File.Create(folder["file"])) file.SetLength((FolderLimit.Megabytes * 1024L * 1024L) + 1);

        Assert.True(FolderLimit.IsExceeded(folder.Path));
    }

    [Fact]
    public void A_folder_too_deep_to_be_looked_into_exceeds_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Makes, with the shell, a path of more than 4096 characters.");
        var name = new string('x', 200);
        Shell($"cd '{folder.Path}'; for i in $(seq 30); do mkdir {name} && cd -P {name}; done");

        Assert.True(FolderLimit.IsExceeded(folder.Path));
    }

    [Theory]
    [InlineData("333")]
    [InlineData("444")]
    public void A_folder_that_may_not_be_looked_into_exceeds_it(string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Takes rights away, which does not concern the superuser: run this test as another user.");
        folder.Write("closed/file", "text");
        Shell($"chmod {mode} '{folder["closed"]}'");

        Assert.True(FolderLimit.IsExceeded(folder.Path));
    }

    [Fact]
    public void A_folder_that_has_gone_does_not_exceed_it() => Assert.False(FolderLimit.IsExceeded(folder["gone"]));

    private static void Shell(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command]);
        shell.WaitForExit();
    }
}
