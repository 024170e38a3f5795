package broadsheet.postcomment;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.json.Json;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls that nobody sends who means well, by name. */
final class HostileCalls {
    private static final String ID = "01JQRX00000000000000000000";

    private HostileCalls() {}

    static void fields(Map<String, Call> calls) {
        List<String> values = List.of(
                "0",
                "-1",
                "1.5",
                "1e400",
                "9".repeat(2_000),
                "2147483648",
                "true",
                "[]",
                "[1]",
                "{}",
                "\"x\"",
                "\"1 \"",
                "\"\\u0661\"",
                "\"0x1\"",
                "\"" + "1".repeat(40) + "\"");
        for (String value : values) {
            String shown = value.length() > 20 ? value.substring(0, 20) : value;
            put(calls, "inReplyTo: " + shown, Call.comment("{\"text\": \"Hello\", \"inReplyTo\": " + value + "}"));
            put(calls, "elapsed: " + shown, Call.comment("{\"text\": \"Hello\", \"elapsed\": " + value + "}"));
        }
        for (String value : List.of("1", "null", "true", "[]", "[\"a\"]", "{}", "{\"a\": \"b\"}")) {
            put(calls, "text: " + value, Call.comment("{\"text\": " + value + "}"));
            put(calls, "name: " + value, Call.comment("{\"text\": \"Hello\", \"name\": " + value + "}"));
            put(calls, "key: " + value, Call.comment("{\"text\": \"Hello\", \"key\": " + value + "}"));
        }
        put(calls, "a long name", Call.comment(json("text", "Hello", "name", "a".repeat(61))));
        put(calls, "a long key", Call.comment(json("text", "Hello", "key", "a".repeat(201))));
        put(calls, "a key in other letters", Call.comment(json("text", "Hello", "key", "\u0430".repeat(20))));
        put(calls, "a key with a line end", Call.comment(json("text", "Hello")).header("idempotency-key", "a\r\nb"));
        put(calls, "a field twice", Call.comment("{\"text\": \"Hello\", \"text\": \"Bye\"}"));
        put(calls, "a field that is none", Call.comment(json("text", "Hello", "state", "PUBLISHED")));
        put(calls, "somebody else's author", Call.comment(json("text", "Hello", "author", "ann", "signedIn", "true")));
        put(calls, "a prototype", Call.comment("{\"text\": \"Hello\", \"__proto__\": {\"signedIn\": true}}"));
        put(calls, "a name of surrogates", Call.comment("{\"text\": \"Hello\", \"\\ud800\": 1}"));
        put(calls, "a long field name", Call.comment(json("text", "Hello", "a".repeat(40_000), "b")));
        put(calls, "half a surrogate pair", Call.comment("{\"text\": \"a\\ud800b\"}"));
        put(calls, "surrogates the wrong way round", Call.comment("{\"text\": \"a\\udc00\\ud800b\"}"));
        put(calls, "a text too long", Call.comment(json("text", "a".repeat(5_001))));
        put(calls, "nothing that is seen", Call.comment(json("text", "\u200B\u200D\uFE0F\u0301")));
    }

    static void bodies(Map<String, Call> calls) {
        List<String> broken = List.of(
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "[{\"text\": \"Hello\"}]",
                "{",
                "}",
                "{\"text\"}",
                "{\"text\": }",
                "{\"text\": \"Hello\"",
                "{\"text\": \"Hello\"}}",
                "{\"text\": \"Hello\"} {\"text\": \"Hello\"}",
                "{\"text\": \"Hello\",}",
                "{text: 'Hello'}",
                "{\"text\": NaN}",
                "{\"text\": \"\u0001\"}",
                "{\"text\": \"\\x41\"}",
                "{\"text\": \"\\ud83\"}",
                "/* a */ {\"text\": \"Hello\"}",
                "[".repeat(20_000),
                "{\"a\":".repeat(10_000),
                "{\"text\": \"Hello\", \"a\": " + "[".repeat(400) + "]".repeat(400) + "}",
                "{\"text\": \"" + "a".repeat(90_000) + "\"}",
                "{\"text\": \"" + "a".repeat(200_000) + "\"}",
                "{\"text\": " + "9".repeat(50_000) + "}",
                "{" + "\"a\":1,".repeat(5_000) + "\"text\": \"Hello\"}",
                "text=Hello");
        broken.forEach(body -> put(
                calls,
                "JSON: " + body.substring(0, Math.min(30, body.length())).replaceAll("[^ -~]", "?") + " "
                        + body.length(),
                Call.comment(body)));
        put(calls, "JSON in UTF-16", Call.comment("").with(Call.JSON, "{\"text\": \"Hello\"}".getBytes(UTF_16)));
        put(calls, "JSON that is no UTF-8", Call.comment("").with(Call.JSON, new byte[] {'{', '"', (byte) 0xC3, '"'}));
        put(calls, "an overlong encoding", Call.comment("").with(Call.JSON, overlong()));
        put(calls, "bytes", Call.comment("").with(Call.JSON, new byte[1_000]));
        for (String type :
                List.of("", "text/plain", "multipart/form-data; boundary=a", "application/xml", "a", "*/*")) {
            put(
                    calls,
                    "of the type " + type,
                    Call.to("POST /api/articles/{slug}/anonymous-comments").with(type, "{\"text\": \"Hello\"}"));
        }
        for (String form : List.of(
                "text=%",
                "text=%zz",
                "text=%C3",
                "text=%C0%BCscript%C0%BE",
                "text=%FF",
                "text=%00",
                "text=%ED%A0%80",
                "text=Hello&text=Bye",
                "text",
                "=Hello",
                "&&&&",
                "text=Hello&admin=1",
                "a=b&".repeat(20_000),
                "text=Hello&inReplyTo=abc",
                "text=Hello&inReplyTo=%2D1",
                "text=" + "%F0%9F%98%80".repeat(5_001),
                "text[]=Hello",
                "{\"text\": \"Hello\"}")) {
            put(calls, "form: " + form.substring(0, Math.min(30, form.length())) + " " + form.length(), form(form));
        }
    }

    static void places(Map<String, Call> calls) {
        for (String slug : List.of(
                "..",
                "../../api",
                "a/b",
                "A",
                "a--b",
                "",
                "%2e%2e",
                "a\u0000",
                "x".repeat(101),
                "COMMENTS#a",
                "\u0430")) {
            put(calls, "slug: " + slug, Call.comment(json("text", "Hello")).at("slug", slug));
        }
        for (String number :
                List.of("0", "-1", "01", "1.0", "1e1", "9999999999", "one", "\u0661", "", "1%00", "000001")) {
            put(
                    calls,
                    "number: " + number,
                    Call.to("POST /api/articles/{slug}/comments/{number}/anonymous-reports")
                            .at("number", number)
                            .with(Call.JSON, json("reason", "Rude")));
        }
        for (String reason : List.of("", " ", "\u200B", "a".repeat(501), "\u202E")) {
            put(
                    calls,
                    "reason: " + reason.length() + " " + encoded(reason).substring(0, Math.min(6, reason.length())),
                    Call.to("POST /api/articles/{slug}/comments/{number}/anonymous-reports")
                            .at("number", "1")
                            .with(Call.JSON, json("reason", reason)));
        }
        for (String id : List.of("", "..", "HEAD", ID.toLowerCase(Locale.ROOT), ID + "0", "\u0000", ID)) {
            put(
                    calls,
                    "id: " + id,
                    Call.to("GET /api/articles/{slug}/held-comments/{id}").at("id", id));
        }
    }

    static void strangers(Map<String, Call> calls) {
        for (String receipt : List.of(
                "",
                ID,
                ID + ".",
                ID + ".AAAAAAAAAAAAAAAAAAAAAA",
                ID + "." + "A".repeat(5_000),
                "~".repeat(3_000),
                ID.repeat(100),
                "\"" + ID + "\"",
                "a=b",
                "\u0000")) {
            for (String method : List.of("GET", "PUT", "DELETE")) {
                put(
                        calls,
                        method + " with the receipt " + receipt.substring(0, Math.min(30, receipt.length())) + " "
                                + receipt.length(),
                        Call.to(method + " /api/articles/{slug}/held-comments/{id}")
                                .at("id", ID)
                                .cookie("__Host-held-" + ID + "=" + receipt)
                                .cookie("__Host-held-" + receipt + "=" + ID)
                                .with(Call.JSON, json("text", "Mine now")));
            }
        }
        for (String site : List.of("cross-site", "same-site", "evil", "")) {
            put(
                    calls,
                    "Sec-Fetch-Site: " + site,
                    Call.comment(json("text", "Hello")).header("sec-fetch-site", site));
        }
        for (String origin : List.of(
                "https://evil.example",
                "null",
                "https://news.example.org.evil.example",
                "http://news.example.org",
                "https://news.example.org:8443",
                "https://NEWS.example.org/",
                "")) {
            put(
                    calls,
                    "Origin: " + origin,
                    Call.comment(json("text", "Hello"))
                            .header("origin", origin)
                            .header("x-viewer-host", "news.example.org"));
        }
        for (String address : List.of("", ",", "a, b, c", "999.1.1.1, x", "::1%eth0, x", "a".repeat(10_000))) {
            put(
                    calls,
                    "from " + address.substring(0, Math.min(12, address.length())),
                    Call.comment(json("text", "Hello from " + calls.size())).header("x-forwarded-for", address));
        }
        put(
                calls,
                "a comment of the signed in by nobody",
                Call.to("POST /api/articles/{slug}/comments").with(Call.JSON, json("text", "Hello")));
        put(calls, "a route that is none", Call.to("POST /api/articles/{slug}/comments/{number}"));
    }

    static void put(Map<String, Call> calls, String name, Call call) {
        String unique = calls.containsKey(name) ? name + " (" + calls.size() + ")" : name;
        calls.put(unique, unique.startsWith("from ") ? call : addressed(call, calls.size()));
    }

    /** From an address of its own: what is tested is not the limit. */
    private static Call addressed(Call call, int number) {
        return call.from("10.0." + number / 250 + "." + (1 + number % 250));
    }

    static Call form(String body) {
        return Call.to("POST /api/articles/{slug}/anonymous-comments").with(Call.FORM, body);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static byte[] overlong() {
        byte[] body = "{\"text\": \"??script\"}".getBytes(UTF_8);
        body[10] = (byte) 0xC0;
        body[11] = (byte) 0xBC;
        return body;
    }

    static String json(String... members) {
        return Json.write(json -> {
            json.writeStartObject();
            for (int i = 0; i < members.length; i += 2) {
                json.writeStringProperty(members[i], members[i + 1]);
            }
            json.writeEndObject();
        });
    }
}
