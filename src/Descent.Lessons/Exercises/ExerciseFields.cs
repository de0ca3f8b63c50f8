using System.Text.Json;

namespace Descent.Lessons;

/// <summary>Fields of a teacher's exercise; whatever is wrong with one is said with its place and what to write instead.</summary>
/// <param name="file">The file's name.</param>
/// <param name="place">Where in it; empty for all of it.</param>
/// <param name="element">The object that has them.</param>
internal sealed class ExerciseFields(string file, string place, JsonElement element)
{
    internal string File => file;

    internal string Place => place;

    /// <summary>What to say of a field.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="what">What is wrong and what to do, without the full stop.</param>
    internal InvalidDataException Fault(string field, string what) => new($"{file}{(place.Length > 0 ? $", {place}" : "")}, field {field}: {what}.");

    /// <summary>Refuses fields that mean nothing here, such as one that is misspelled.</summary>
    internal void RefuseOthers(params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{file}{(place.Length > 0 ? $", {place}," : "")} must be an object, between braces, with the fields {string.Join(", ", known)}.");
        foreach (var field in element.EnumerateObject().Select(property => property.Name).Except(known))
            throw Fault(field, $"means nothing here. There are {string.Join(", ", known)}");
    }

    internal bool Has(string field) => element.TryGetProperty(field, out _);

    internal string Text(string field)
    {
        var value = Get(field, "text between quotes", JsonValueKind.String);
        return value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Fault(field, "is empty. Write something between the quotes");
    }

    internal string[] Texts(string field) =>
        [.. Get(field, "a list of texts, such as [\"Look here.\", \"Then there.\"]", JsonValueKind.Array).EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(item.GetString()) ? item.GetString()! : throw Fault(field, $"must have texts between quotes only, and has {NameOf(item)}"))];

    internal double Number(string field) => Number(field, Get(field, "a number, such as 0.08", JsonValueKind.Number));

    internal double[] Numbers(string field) => Numbers(field, Get(field, "a list of numbers, such as [0.5, 2]", JsonValueKind.Array));

    internal double[][] Rows(string field) =>
        [.. Get(field, "a list of lists of numbers, such as [[10, 1], [4, 4]]", JsonValueKind.Array).EnumerateArray().Select(row => Numbers(field, row))];

    internal char Letter(string field) =>
        Text(field) is [var letter] && char.IsAsciiLetter(letter) ? char.ToLowerInvariant(letter) : throw Fault(field, "must be one letter, such as \"b\"");

    internal JsonElement Object(string field) => Get(field, "an object, between braces", JsonValueKind.Object);

    internal IReadOnlyList<JsonElement> Objects(string field) =>
        [.. Get(field, "a list, between brackets", JsonValueKind.Array).EnumerateArray()];

    private JsonElement Get(string field, string wanted, JsonValueKind kind)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(field, out var value))
            throw Fault(field, $"is missing. Write {wanted}");
        return value.ValueKind == kind ? value : throw Fault(field, $"must be {wanted}, and is {NameOf(value)}");
    }

    private double[] Numbers(string field, JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number ? Number(field, item) : throw Fault(field, $"must have numbers only, and has {NameOf(item)}"))]
        : throw Fault(field, $"must have lists of numbers only, and has {NameOf(list)}");

    private double Number(string field, JsonElement value) => value.TryGetDouble(out var number) && double.IsFinite(number)
        ? number
        : throw Fault(field, $"is {value.GetRawText()}, which is too large for a number");

    private static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"text, \"{(value.GetString() is { Length: > 40 } text ? $"{text[..40]}…" : value.GetString())}\"",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };
}
