package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        en | "It's 'so'," she said | “It’s ‘so’,” she said
        de | "Es ist 'so'", sagte Hans' Tante | „Es ist ‚so‘“, sagte Hans’ Tante
        de-CH | "Es ist 'so'" | «Es ist ‹so›»
        fr | "C'est 'ça'" | «\u00a0C’est “ça”\u00a0»
        fr | Quoi ? Non ; si ! Voilà : « oui » | Quoi\u202f? Non\u202f; si\u202f! Voilà\u00a0: «\u00a0oui\u00a0»
        es | Dijo "hola" | Dijo «hola»
        pt-BR | Disse "olá" | Disse “olá”
        pt-PT | Disse "olá" | Disse «olá»
        ar | قال "مرحبا" | قال «مرحبا»
        he | צה"ל אמר "שלום" | צה"ל אמר "שלום"
        zh | 他说"你好"，又说"再见" | 他说“你好”，又说“再见”
        ja | 彼は"はい"と言った | 彼は「はい」と言った
        en | Wait ! | Wait !
        de | „So“ bleibt es | „So“ bleibt es
        """)
    void straightMarksBecomeThoseOfTheLanguageAndOthersStay(String tag, String written, String set) {
        assertEquals(set, Typography.set(Quotes.of(tag)).apply(written));
    }
}
