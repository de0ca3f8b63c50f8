using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Runner.Asking;
using Descent.Runner.Files;
using Descent.Runner.Sandbox;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Descent.Runner.Mcp;

/// <summary>The course as a server of the Model Context Protocol, for a chat that teaches with it.</summary>
internal static class CourseServer
{
    private const string Instructions = """
        You help a learner through Descent, a course on how the learning rate decides the way gradient descent converges.
        Look passages up before you explain, and name the lesson. Let the learner predict, then run the experiment. For an
        exercise, give hints one at a time and have answers judged; a worked solution comes with a right answer, and never before.
        """;

    private static readonly JsonSerializerOptions Options = new(McpJsonUtilities.DefaultOptions)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Serves one client until it goes.</summary>
    /// <param name="transport">The way to the client.</param>
    /// <param name="asker">Answers questions.</param>
    /// <param name="notebooks">The course's folder.</param>
    /// <param name="workspace">What may be read and written.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync(ITransport transport, Asker asker, string notebooks, Workspace workspace, CancellationToken cancellation)
    {
        using var exercises = new ExerciseTools(notebooks);
        var experiments = new ExperimentTools(workspace);
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "descent", Version = typeof(CourseServer).Assembly.GetName().Version!.ToString(3) },
            ServerInstructions = Instructions,
            ToolCollection =
            [
                Tool("look_up", new PassageTools(asker).LookUp, isReadOnly: true),
                Tool("run_experiment", experiments.RunAsync),
                Tool("try_suggestion", experiments.TryAsync),
                Tool("next_hint", exercises.NextHint),
                Tool("judge_answer", exercises.JudgeAsync),
            ],
        };
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancellation);
    }

    private static CheckedTool Tool(string name, Delegate method, bool isReadOnly = false) => new(
        McpServerTool.Create(method, new McpServerToolCreateOptions { Name = name, SerializerOptions = Options, ReadOnly = isReadOnly, Destructive = false, OpenWorld = false, UseStructuredContent = true }));
}

/// <summary>Finds passages.</summary>
/// <param name="asker">Answers questions.</param>
internal sealed class PassageTools(Asker asker)
{
    private const int LongestQuestion = 500;

    /// <summary>The tool.</summary>
    [Description("Finds the passages of the course that answer a question in a learner's words, the best first, with the terms of the glossary. Formulas are in TeX.")]
    public Found LookUp([Description("The question, up to 500 characters.")] string question, [Description("How many passages to give, from 1 to 10.")] int most = 3)
    {
        if (string.IsNullOrWhiteSpace(question) || question.Length > LongestQuestion) throw new ToolException("question", $"question must have from 1 to {LongestQuestion} characters.");
        if (most is < 1 or > 10) throw new ToolException("most", $"most must be from 1 to 10, not {most}.");

        var answers = asker.Ask(question, most);
        return new Found(
            [.. answers.Passages.Select(answer => new FoundPassage(
                answer.Passage.Lesson < 0 ? null : asker.Index.Lessons[answer.Passage.Lesson].Title,
                answer.Passage.Heading,
                answer.Passage.Url,
                Sentences.TextOf(answer.Passage.Sentences[answer.Sentence]),
                answer.Passage.Source,
                answer.Passage.Claims))],
            [.. answers.Terms.Select(term => term.Source)],
            answers.Nearest is { } lesson ? $"Nothing in the course answers that. The nearest lesson is {lesson.Title}."
                : answers.Passages.Count == 0 ? "Nothing in the course answers that. Ask in other words." : null);
    }

    /// <summary>What was found.</summary>
    internal sealed record Found(IReadOnlyList<FoundPassage> Passages, IReadOnlyList<string> Terms, string? Note);

    /// <summary>A passage.</summary>
    internal sealed record FoundPassage(string? Lesson, string Heading, string? Page, string Sentence, string Text, string? Claims);
}

/// <summary>Something is wrong with the call of a tool.</summary>
/// <param name="argument">The argument; null where it is none's fault.</param>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="kind">What sort of thing it is: "invalid-argument", "refused", "limit" or "failed".</param>
internal sealed class ToolException(string? argument, string message, string kind = "invalid-argument") : Exception(message)
{
    /// <summary>The argument.</summary>
    public string? Argument => argument;

    /// <summary>The sort.</summary>
    public string Kind => kind;
}

/// <summary>A tool that takes no argument it does not know, and says what is wrong in a form that a program can read.</summary>
internal sealed class CheckedTool(McpServerTool tool) : DelegatingMcpServerTool(tool)
{
    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            var schema = ProtocolTool.InputSchema;
            string[] known = schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(property => property.Name)] : [];
            string[] required = schema.TryGetProperty("required", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];
            var given = request.Params?.Arguments?.Keys.ToArray() ?? [];
            if (given.Except(known).FirstOrDefault() is { } unknown) throw new ToolException(unknown, $"There is no argument {unknown}; there are {string.Join(", ", known)}.");
            if (required.Except(given).FirstOrDefault() is { } missing) throw new ToolException(missing, $"The argument {missing} is missing.");
            return await base.InvokeAsync(request, cancellationToken);
        }
        catch (ToolException e)
        {
            return Error(e.Kind, e.Argument, e.Message);
        }
        catch (JsonException e)
        {
            return Error("invalid-argument", e.Path?.TrimStart('$', '.'), $"An argument has another form than the tool wants. {e.Message}");
        }
        catch (ArgumentException e)
        {
            return Error("invalid-argument", e.ParamName, e.Message);
        }
        catch (Exception e) when (e is InvalidDataException or BadInputException or WorkerStartException or InvalidOperationException or NotSupportedException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            return Error("failed", null, e.Message);
        }
    }

    private static CallToolResult Error(string kind, string? argument, string message) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = message }],
        StructuredContent = JsonSerializer.SerializeToElement(new { kind, argument, message }),
    };
}
