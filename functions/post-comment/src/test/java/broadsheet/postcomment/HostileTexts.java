package broadsheet.postcomment;

import java.util.List;
import java.util.Map;

/** Texts and names that try to be more than text. */
final class HostileTexts {
    static final List<String> SCRIPTS = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg/onload=alert(1)>",
            "'-alert(1)-'",
            "</textarea><script>alert(1)</script>",
            "</p><iframe srcdoc='<script>alert(1)</script>'>",
            "javascript:alert(1)",
            "[a](javascript:alert(1))",
            "data:text/html,<script>alert(1)</script>",
            "https://a.example/\"onmouseover=\"alert(1)",
            "https://a.example/<script>alert(1)</script>",
            "http://[::1]/'><script>",
            "@if(true)${1+1}@endif",
            "${System.exit(1)}",
            "!{unsafe}",
            "{{7*7}}",
            "<%= 7 * 7 %>",
            "#{7*7}",
            "<!--#exec cmd=\"ls\"-->",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "'; DROP TABLE comments; --",
            "' OR '1'='1",
            "$(touch /tmp/a)",
            "`touch /tmp/a`",
            "../../../../etc/passwd",
            "COMMENT#000001",
            "attribute_not_exists(pk) OR :a = :a",
            "a\r\nSet-Cookie: a=b",
            "%0d%0aSet-Cookie:%20a=b",
            "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E");

    static final Map<String, String> TRICKS = Map.ofEntries(
            Map.entry("right-to-left override", "a\u202Egpj.exe"),
            Map.entry("isolates that stay open", "\u2066\u2067\u2068a"),
            Map.entry("marks", "\u200E\u200F\u061Ca"),
            Map.entry("zero-width spaces", "v\u200Bi\u200Ba"),
            Map.entry("word joiners", "a\u2060\u2061\u2062b"),
            Map.entry("byte order marks", "\uFEFFa\uFEFF"),
            Map.entry("null", "a\u0000b"),
            Map.entry("bell, escape and backspace", "a\u0007\u001B[31m\bb"),
            Map.entry("C1 controls", "a\u0085\u009Bb"),
            Map.entry("line and paragraph separators", "a\u2028b\u2029c"),
            Map.entry("a stack of accents", "Z" + "\u0310\u0351\u0315".repeat(300) + "algo"),
            Map.entry("enclosing marks", "a" + "\u20DD".repeat(500)),
            Map.entry("tags", "a" + new String(Character.toChars(0xE0041)).repeat(50)),
            Map.entry("soft hyphens", "a\u00ADb\u00ADc"),
            Map.entry("fillers", "a\u3164\u115F\u1160\uFFA0b"),
            Map.entry("braille blank", "a\u2800b"),
            Map.entry("interlinear annotation", "a\uFFF9b\uFFFAc\uFFFB"),
            Map.entry("private use", "a\uE000\uF8FFb"),
            Map.entry("noncharacters", "a\uFFFE\uFFFFb"),
            Map.entry("unassigned", "a\u0378b"),
            Map.entry("musical controls", "a" + new String(Character.toChars(0x1D173)) + "b"),
            Map.entry("many blank lines", "a" + "\n \n".repeat(2_000) + "b"),
            Map.entry("many spaces", "a" + " ".repeat(4_000) + "b"),
            Map.entry("what grows when it is normalised", "\uFDFA".repeat(100)),
            Map.entry("decomposed", "e\u0301".repeat(100)),
            Map.entry("what belongs together when the invisible is gone", "e\u200B\u0301"),
            Map.entry("many links", "https://a.example ".repeat(200)),
            Map.entry("one long word", "a".repeat(5_000)),
            Map.entry("a long address", "https://a.example/" + "a".repeat(4_900)));

    private HostileTexts() {}
}
