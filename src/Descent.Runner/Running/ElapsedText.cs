using System.Globalization;

namespace Descent.Runner.Running;

/// <summary>How long something took, in words for readers.</summary>
internal static class ElapsedText
{
    /// <summary>The time in seconds: 1.5 s.</summary>
    public static string Of(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
