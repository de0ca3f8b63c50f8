using System.Xml.Linq;
using PublicApiGenerator;
using Xunit;

namespace Descent.Lessons.Tests;

public class PublicApiTests
{
    private const string Accept = "DESCENT_ACCEPT_API";

    [Fact]
    public void The_public_api_is_the_recorded_one()
    {
        var path = Path.Combine(Repository.Root, "tests", "Descent.Lessons.Tests", "PublicApi", "Descent.Lessons.txt");
        var now = typeof(Run).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(path, now);

        Assert.True(
            File.ReadAllText(path) == now,
            $"The public API has changed. If that is meant, run the tests once with {Accept}=1 and commit PublicApi/Descent.Lessons.txt. What differs:\n"
            + string.Join('\n', now.Split('\n').Except(File.ReadAllLines(path)).Select(line => $"+ {line.Trim()}").Concat(File.ReadAllLines(path).Except(now.Split('\n')).Select(line => $"- {line.Trim()}"))));
    }

    [Fact]
    public void Every_documented_method_says_what_its_arguments_may_be_and_what_it_throws()
    {
        var members = XDocument.Load(Path.ChangeExtension(typeof(Run).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Elements("param").Any() && IsPublic(member)).ToArray();

        Assert.True(members.Length > 90, $"Only {members.Length} methods are looked at.");
        Assert.All(members, member =>
        {
            Assert.All(member.Elements("param"), parameter => Assert.False(string.IsNullOrWhiteSpace(parameter.Value), $"{(string?)member.Attribute("name")}: {(string?)parameter.Attribute("name")}"));
            Assert.True(member.Elements("exception").Any() || NeverThrows(member), $"{(string?)member.Attribute("name")} does not say what it throws.");
        });
    }

    /// <summary>Members of public types that callers call; what implementers override is called with arguments that have been checked.</summary>
    private static bool IsPublic(XElement member)
    {
        var name = (string)member.Attribute("name")!;
        if (!name.StartsWith("M:", StringComparison.Ordinal))
            return false;
        var path = name[2..].Split('(', '`')[0]; // Run``1 is the generic method Run.
        var type = typeof(Run).Assembly.GetType(path[..path.LastIndexOf('.')]);
        var method = path[(path.LastIndexOf('.') + 1)..].Replace("#ctor", ".ctor", StringComparison.Ordinal);
        return type is { IsPublic: true } && type.GetMembers().Any(candidate => candidate.Name == method);
    }

    /// <summary>Records made from positional parameters keep what they are given.</summary>
    private static bool NeverThrows(XElement member) =>
        (string)member.Attribute("name")! is var name && (name.Contains("RunPoint", StringComparison.Ordinal) || name.Contains(".Check(", StringComparison.Ordinal) || name.Contains(".EpochsAt(", StringComparison.Ordinal) || name.Contains(".InitialParameters(", StringComparison.Ordinal));
}
