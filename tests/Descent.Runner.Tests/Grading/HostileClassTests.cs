using System.Runtime.Versioning;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What the attackers of tests/HostileClass.md get.</summary>
[SupportedOSPlatform("linux")]
public class HostileClassTests
{
    [Theory]
    [InlineData("")]
    [InlineData("setpriv --reuid=65534 --regid=65534 --clear-groups", Explicit = true)]
    public async Task Attackers_earn_nothing_reach_nothing_and_change_no_one_elses_row(string user)
    {
        Needs.Sandbox();
        Assert.SkipWhen(user.Length > 0 && !Environment.IsPrivilegedProcess, "Becomes another user, which only root can: the other row has tried this one.");
        using var hostile = new GradedHostileClass();

        await hostile.GradeAsync(user);

        Assert.True(hostile.ExitCode == 1, hostile.Everything);
        Assert.DoesNotContain("REACHED", hostile.Everything, StringComparison.Ordinal);
        Assert.True(hostile.IsUnharmed);
        Assert.InRange(hostile.Everything.Length, 1, 2_000_000);
        Assert.InRange(hostile.Attackers.Count, 40, 1000);
        var rows = hostile.Csv.Skip(1).ToLookup(row => row[0], row => row[4]);
        Assert.Equal(hostile.Attackers.Concat(GradedHostileClass.Classmates).Order(StringComparer.Ordinal), rows.Select(student => student.Key).Order(StringComparer.Ordinal));
        Assert.All(hostile.Attackers, attacker => Assert.DoesNotContain("right", rows[attacker]));
        Assert.All(GradedHostileClass.Classmates, classmate => Assert.Equal(["right", "right", "not-yet"], rows[classmate]));
        Assert.False(hostile.IsAnyoneLeft);
    }
}
