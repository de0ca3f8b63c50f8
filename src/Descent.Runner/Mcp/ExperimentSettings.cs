using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;
using Descent.Lessons;
using Descent.Runner.Protocol;
using Missing = Descent.Lessons.Missing;

namespace Descent.Runner.Mcp;

/// <summary>A type of the library and the numbers that its constructor takes.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Numbers">The numbers, by the names of parameters; those that have a default may be left out.</param>
internal sealed record Part(string Type, IReadOnlyDictionary<string, double>? Numbers = null)
{
    /// <summary>Makes it.</summary>
    /// <param name="argument">What it is called in the settings.</param>
    /// <exception cref="ToolException">There is no such type, or it takes other numbers.</exception>
    public T Make<T>(string argument)
        where T : class
    {
        Type[] known = [.. typeof(Run).Assembly.GetExportedTypes().Where(type => type.IsSealed && typeof(T).IsAssignableFrom(type) && type.GetConstructors() is [var one] && one.GetParameters().All(IsNumber))];
        var type = Array.Find(known, type => type.Name.Equals(Type, StringComparison.OrdinalIgnoreCase))
            ?? throw new ToolException(argument, $"{argument} has no type {Type}; there are {string.Join(", ", known.Select(type => type.Name).Order(StringComparer.Ordinal))}.");
        var parameters = type.GetConstructors()[0].GetParameters();
        var names = string.Join(", ", parameters.Select(parameter => parameter.Name));
        var numbers = parameters.Where(parameter => parameter.HasDefaultValue).ToDictionary(parameter => parameter.Name!, parameter => Convert.ToDouble(parameter.DefaultValue, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (name, number) in Numbers ?? new Dictionary<string, double>())
        {
            if (!Array.Exists(parameters, parameter => parameter.Name == name)) throw new ToolException(argument, $"{type.Name} has no number {name}; it takes {(names.Length == 0 ? "none" : names)}.");
            numbers[name] = number;
        }

        if (Array.Find(parameters, parameter => !numbers.ContainsKey(parameter.Name!)) is { } missing) throw new ToolException(argument, $"{type.Name} needs the number {missing.Name}; it takes {names}.");
        try
        {
            return new Made(type.Name, numbers, new Dictionary<string, Made>()).Make<T>();
        }
        catch (InvalidDataException e)
        {
            throw new ToolException(argument, e.Message);
        }
    }

    private static bool IsNumber(ParameterInfo parameter) => parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(bool);
}

/// <summary>What is minimized.</summary>
internal sealed record ObjectiveSettings
{
    [Description("Quadratic (with eigenvalues), LeastSquares or LogisticRegression (with data or csv), or a surface: Rosenbrock, Himmelblau, Beale, Saddle, DoubleWell, AbsoluteValue, BowlWithJump, Plateau, WindingValley.")]
    public required string Type { get; init; }

    [Description("The curvatures of a quadratic, from 1 to 100 of them.")]
    public double[]? Eigenvalues { get; init; }

    [Description("The numbers of a surface's constructor, by name; all have defaults but a plateau's.")]
    public IReadOnlyDictionary<string, double>? Numbers { get; init; }

    [Description("A table of the course: Cars, Diamonds or Longley.")]
    public string? Data { get; init; }

    [Description("A table of the learner's: a .csv file, by its path in the workspace. Its first line has the names of the columns.")]
    public string? Csv { get; init; }

    [Description("The column of the csv to predict; “passed=yes” is 1 where the column passed says yes, and 0 elsewhere.")]
    public string? Target { get; init; }

    [Description("The columns of the csv to predict it from, all others where nothing is said. They hold numbers, or words that oneHot names; “balcony=yes” is 1 where the column balcony says yes, and 0 elsewhere.")]
    public string[]? Features { get; init; }

    [Description("Those of the features that hold words, each to become columns of 0 and 1, one for each word but the first.")]
    public string[]? OneHot { get; init; }

    [Description("What to do about rows of the csv with a gap: Refuse the table, and say where they are, or Drop them. Refuse where nothing is said.")]
    [JsonConverter(typeof(JsonStringEnumConverter<Missing>))]
    public Missing Missing { get; init; }

    [Description("Whether every column is shifted to mean 0 and scaled to standard deviation 1.")]
    public bool Standardize { get; init; }

    /// <summary>Makes it.</summary>
    public Objective Make(Workspace workspace)
    {
        if (Type is null) throw new ToolException("objective", "objective needs a type, such as Quadratic.");
        if (Type.Equals(nameof(Quadratic), StringComparison.OrdinalIgnoreCase))
        {
            return Eigenvalues is { Length: >= 1 and <= ExperimentSettings.MostDimensions }
                ? Quadratic.FromEigenvalues(Eigenvalues)
                : throw new ToolException("eigenvalues", $"A quadratic needs from 1 to {ExperimentSettings.MostDimensions} eigenvalues.");
        }

        if (Type.Equals(nameof(LeastSquares), StringComparison.OrdinalIgnoreCase)) return new LeastSquares(Table(workspace));
        if (Type.Equals(nameof(LogisticRegression), StringComparison.OrdinalIgnoreCase)) return new LogisticRegression(Table(workspace));
        return new Part(Type, Numbers).Make<Objective>("objective");
    }

    private Dataset Table(Workspace workspace)
    {
        if ((Data is null) == (Csv is null)) throw new ToolException("data", $"{Type} needs one of data and csv.");
        if (Data is not null && (Target, Features, OneHot, Missing) is not (null, null, null, Missing.Refuse)) throw new ToolException("data", "target, features, oneHot and missing are for a csv, and not for data of the course.");
        var data = Data is null
            ? Dataset.ParseCsv(workspace.ReadTable(Csv!), Target ?? throw new ToolException("target", "A csv needs a target: the column to predict."), Features, OneHot, Missing, name: Path.GetFileName(Csv!))
            : Data.ToLowerInvariant() switch
            {
                "cars" => Datasets.Cars(),
                "diamonds" => Datasets.Diamonds(),
                "longley" => Datasets.Longley(),
                _ => throw new ToolException("data", $"There are no data called {Data}; there are Cars, Diamonds and Longley."),
            };
        return Standardize ? data.Standardize() : data;
    }
}

/// <summary>All that decides a run.</summary>
internal sealed record ExperimentSettings
{
    /// <summary>The most dimensions of a quadratic.</summary>
    public const int MostDimensions = 100;

    private const int MostSteps = 1_000_000;

    [Description("What is minimized.")]
    public required ObjectiveSettings Objective { get; init; }

    [Description("A constant learning rate α. Give this or schedule.")]
    public double? LearningRate { get; init; }

    [Description("A schedule: its type, such as ExponentialDecay, StepDecay, InverseTimeDecay, CosineWarmRestarts, CosineDecay or WarmupStableDecay, and its numbers, such as {\"initial\": 0.5, \"decay\": 0.01}.")]
    public Part? Schedule { get; init; }

    [Description("The update rule: Plain, Momentum, HeavyBall, Nesterov (each but Plain with beta), RmsProp or Adam. Plain where nothing is said.")]
    public Part? UpdateRule { get; init; }

    [Description("Where the run starts, a number for each parameter. All zeros where nothing is said, which not every objective allows.")]
    public double[]? Start { get; init; }

    [Description("The most steps, from 1 to 1000000.")]
    public int Steps { get; init; } = 1000;

    [Description("Samples in each step; all where nothing is said. For LeastSquares and LogisticRegression.")]
    public int? BatchSize { get; init; }

    [Description("The seed of the shuffling, where a batch is drawn.")]
    public int Seed { get; init; } = 1;

    [Description("The step from which positions are averaged.")]
    public int? AverageFrom { get; init; }

    /// <summary>The settings of the library.</summary>
    public RunSettings Make(Workspace workspace)
    {
        if (Objective is null) throw new ToolException("objective", "The argument objective is missing.");
        if ((LearningRate is null) == (Schedule is null)) throw new ToolException("learningRate", "Give one of learningRate and schedule.");
        if (Steps is < 1 or > MostSteps) throw new ToolException("steps", $"steps must be from 1 to {MostSteps}, not {Steps}.", "limit");
        var objective = Objective.Make(workspace);
        return new RunSettings
        {
            Objective = objective,
            LearningRate = LearningRate is { } constant ? constant : Schedule!.Make<LearningRateRule>("schedule"),
            UpdateRule = UpdateRule?.Make<UpdateRule>("updateRule") ?? new Plain(),
            Start = Start,
            Steps = Steps,
            Batch = BatchSize is { } size ? Batch.Mini(size) : Batch.Full,
            Seed = Seed,
            AverageFrom = AverageFrom,
        };
    }
}
