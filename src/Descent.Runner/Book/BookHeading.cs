namespace Descent.Runner;

/// <summary>A heading of a lesson.</summary>
/// <param name="Level">1 is the lesson's title.</param>
/// <param name="Id">Where it is on its page.</param>
/// <param name="Html">Its text with maths and emphasis.</param>
/// <param name="Text">Its text, escaped, and nothing else.</param>
internal sealed record BookHeading(int Level, string Id, string Html, string Text);
