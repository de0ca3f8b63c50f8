using System.Buffers.Binary;
using System.Text;

namespace Descent.Runner.Tests;

/// <summary>Pictures of one size that follow each other: an animated PNG (https://www.w3.org/TR/png-3/#apng-frame-based-animation).</summary>
/// <remarks>What the pictures hold compressed is kept as it is, so nothing here knows how to draw or to compress.</remarks>
internal sealed class MovingPicture
{
    private const int SignatureLength = 8;

    private readonly List<(byte[] Png, int Milliseconds)> frames = [];

    /// <summary>Adds a picture, which stays for so long.</summary>
    public void Add(byte[] png, int milliseconds) => frames.Add((png, milliseconds));

    /// <summary>The pictures as one, which plays forever.</summary>
    public byte[] ToPng()
    {
        var first = ChunksOf(frames[0].Png).ToArray();
        using var moving = new MemoryStream();
        moving.Write(frames[0].Png.AsSpan(0, SignatureLength));
        Write(moving, "IHDR", first[0].Data);
        Write(moving, "acTL", [.. BigEndian(frames.Count), .. BigEndian(0)]);
        var number = 0;
        foreach (var (png, milliseconds) in frames)
        {
            var chunks = ChunksOf(png).ToArray();
            if (!chunks[0].Data.AsSpan().SequenceEqual(first[0].Data)) throw new InvalidOperationException("A frame has another size or other colors than the first.");
            var size = chunks[0].Data.AsSpan(0, 8).ToArray();
            Write(moving, "fcTL", [.. BigEndian(number++), .. size, .. BigEndian(0), .. BigEndian(0), (byte)(milliseconds >> 8), (byte)milliseconds, 1000 >> 8, 1000 & 255, 0, 0]);
            byte[] data = [.. chunks.Where(chunk => chunk.Type == "IDAT").SelectMany(chunk => chunk.Data)];
            if (number == 1) Write(moving, "IDAT", data);
            else Write(moving, "fdAT", [.. BigEndian(number++), .. data]);
        }

        Write(moving, "IEND", []);
        return moving.ToArray();
    }

    /// <summary>The parts of a PNG file.</summary>
    public static IEnumerable<(string Type, byte[] Data)> ChunksOf(byte[] png)
    {
        for (var at = SignatureLength; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png.AsSpan(at + 8, length).ToArray());
            at += length + 12;
        }
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static void Write(Stream stream, string type, byte[] data)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. data];
        stream.Write([.. BigEndian(data.Length), .. checkedPart, .. BigEndian((int)Check(checkedPart))]);
    }

    /// <summary>The check sum of a chunk, CRC-32.</summary>
    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = ~0u;
        foreach (var one in bytes)
        {
            check ^= one;
            for (var bit = 0; bit < 8; bit++) check = (check >> 1) ^ ((check & 1) * 0xEDB88320);
        }

        return ~check;
    }
}
