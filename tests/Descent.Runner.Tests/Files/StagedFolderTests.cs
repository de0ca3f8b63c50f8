using Xunit;

namespace Descent.Runner.Tests;

public class StagedFolderTests
{
    [Fact]
    public void Two_for_the_same_place_share_nothing_and_the_last_one_stays()
    {
        using var folder = new TempFolder();
        using var first = new StagedFolder(folder["book"]);
        using var second = new StagedFolder(folder["book"]);
        File.WriteAllText(Path.Combine(first.Path, "first"), "");
        File.WriteAllText(Path.Combine(second.Path, "second"), "");

        first.Commit();
        second.Commit();

        Assert.Equal(["second"], Directory.GetFileSystemEntries(folder["book"]).Select(Path.GetFileName));
        Assert.Equal(["book"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }
}
