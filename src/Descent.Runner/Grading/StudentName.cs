using System.Text;
using System.Text.RegularExpressions;

namespace Descent.Runner.Grading;

/// <summary>A student as learning platforms name folders and files.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The platform's own number; null where there is none.</param>
internal sealed partial record StudentName(string Name, string? Id)
{
    /// <summary>By mark: letters, each followed by what it is with the mark. The same text may be written in both ways.</summary>
    private static readonly Dictionary<char, string> Marked = new()
    {
        ['\u0300'] = "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳЕЀИЍеѐиѝ",
        ['\u0301'] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐαάεέηήιίϋΰοόυύωώГЃКЌгѓкќ",
        ['\u0302'] = "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ",
        ['\u0303'] = "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ",
        ['\u0304'] = "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ",
        ['\u0306'] = "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặУЎИЙийуў",
        ['\u0307'] = "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ",
        ['\u0308'] = "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗΙΪΥΫιϊυϋЕЁІЇеёії",
        ['\u0309'] = "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ",
        ['\u030A'] = "AÅaåUŮuůwẘyẙ",
        ['\u030B'] = "OŐoőUŰuű",
        ['\u030C'] = "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ",
        ['\u030F'] = "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ",
        ['\u0311'] = "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ",
        ['\u031B'] = "OƠoơUƯuư",
        ['\u0323'] = "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ",
        ['\u0324'] = "UṲuṳ",
        ['\u0325'] = "AḀaḁ",
        ['\u0326'] = "SȘsșTȚtț",
        ['\u0327'] = "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ",
        ['\u0328'] = "AĄaąEĘeęIĮiįUŲuųOǪoǫ",
        ['\u032D'] = "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ",
        ['\u032E'] = "HḪhḫ",
        ['\u0330'] = "EḚeḛIḬiḭUṴuṵ",
        ['\u0331'] = "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ",
        ['\u3099'] = "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ",
        ['\u309A'] = "はぱひぴふぷへぺほぽハパヒピフプヘペホポ",
    };

    /// <summary>A folder of a Moodle download, such as <c>Ada Lovelace_12345_assignsubmission_file_</c>; null where it is none.</summary>
    public static StudentName? InMoodle(string folder) => Read(MoodleFolder().Match(folder));

    /// <summary>A file of a Canvas download, such as <c>lovelaceada_LATE_123_456_3.1-learning-rate.ipynb</c>; null where it is none.</summary>
    public static StudentName? InCanvas(string file) => Read(CanvasFile().Match(file));

    /// <summary>A name with each letter and its marks as one character, where there is one: macOS writes them apart.</summary>
    /// <remarks>This program knows no cultures, so that .NET leaves such text as it is. The letters of Europe, Vietnam, Japan and Korea are here.</remarks>
    public static string Compose(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            var last = text.Length > 0 ? text[^1] : '\0';
            if (Marked.TryGetValue(c, out var pairs) && Find(pairs, last) is { } letter) text[^1] = letter;
            else if (c is >= '\u1161' and <= '\u1175' && last is >= '\u1100' and <= '\u1112') text[^1] = (char)(0xAC00 + ((((last - 0x1100) * 21) + c - 0x1161) * 28));
            else if (c is > '\u11A7' and <= '\u11C2' && last is >= '\uAC00' and <= '\uD7A3' && (last - 0xAC00) % 28 == 0) text[^1] = (char)(last + c - 0x11A7);
            else text.Append(c);
        }

        return text.ToString();
    }

    private static char? Find(string pairs, char letter)
    {
        for (var i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] == letter) return pairs[i + 1];
        }

        return null;
    }

    private static StudentName? Read(Match match) => match.Success ? new StudentName(match.Groups["name"].Value.Trim(), match.Groups["id"].Value) : null;

    [GeneratedRegex(@"^(?<name>.+?)_(?<id>\d+)_assignsubmission_(?:file|onlinetext)_?$")]
    private static partial Regex MoodleFolder();

    [GeneratedRegex(@"^(?<name>[^_]+?)(?:_LATE)?_(?<id>\d+)_\d+_.+$")]
    private static partial Regex CanvasFile();
}
