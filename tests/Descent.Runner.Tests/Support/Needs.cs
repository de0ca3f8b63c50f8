using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What some tests need and not every computer has: without it they are skipped, and say how to get it.</summary>
internal static class Needs
{
    private const string NoSandbox =
        "Tests that grade need Linux, and a bubblewrap that works. Install it with: sudo apt-get install bubblewrap; Ubuntu wants, too: "
        + "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. If that is not enough, this says why: dotnet run --project src/Descent.Runner -- doctor";

    private static readonly Lazy<bool> Sandboxes = new(() =>
    {
        try
        {
            return Isolation.Find(null).IsEnforced;
        }
        catch (BadInputException)
        {
            return false;
        }
    });

    public static bool HasSandbox => Sandboxes.Value;

    /// <summary>Ends the test where what others hand in cannot be run.</summary>
    public static void Sandbox()
    {
        if (!HasSandbox) Missing(NoSandbox);
    }

    /// <summary>Ends the test: it is skipped, but fails where nothing may be missing, as in CI.</summary>
    /// <param name="missing">What is not there, and how to get it.</param>
    [DoesNotReturn]
    public static void Missing(string missing)
    {
        if (Environment.GetEnvironmentVariable("DESCENT_REQUIRE_BROWSER") == "1") Assert.Fail(missing);
        Assert.Skip(missing);
    }
}
