using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What some tests need and not every computer has: without it they are skipped, and say how to get it.</summary>
internal static class Needs
{
    private static readonly Lazy<string?> NoSandbox = new(() =>
    {
        try
        {
            Isolation.Find(null);
            return null;
        }
        catch (BadInputException e)
        {
            return OperatingSystem.IsLinux() ? e.Message : "Tests of the grader need bubblewrap, and so Linux.";
        }
    });

    public static bool HasSandbox => NoSandbox.Value is null;

    /// <summary>Ends the test where what others hand in cannot be run.</summary>
    public static void Sandbox()
    {
        if (NoSandbox.Value is { } missing) Missing(missing);
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
