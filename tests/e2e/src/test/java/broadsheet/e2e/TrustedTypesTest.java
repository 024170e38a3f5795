package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A text becomes markup or a script in three places of the site's own scripts, and nowhere else.
 *
 * @see <a href="https://www.w3.org/TR/trusted-types/">Trusted Types</a>
 */
class TrustedTypesTest {
    private static final Publication PUBLICATION = Publication.get();

    private static final String TRIED = """
        () => {
          const refused = tried => {
            try {
              tried();
              return 'taken';
            } catch (error) {
              return error.name;
            }
          };
          const text = '<img src=x>';
          return [
            refused(() => (document.createElement('p').innerHTML = text)),
            refused(() => document.body.insertAdjacentHTML('beforeend', text)),
            refused(() => new DOMParser().parseFromString(text, 'text/html')),
            refused(() => (document.createElement('script').text = 'x')),
            refused(() => trustedTypes.createPolicy('another', { createHTML: html => html })),
            refused(() => trustedTypes.createPolicy('default', { createHTML: html => html })),
          ].join(' ');
        }
        """;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles/open-weights-changed-the-race", "/desk/"})
    void noTextBecomesMarkupByAnotherWay(String path) {
        PUBLICATION.settle();
        List<String> refused = Chromium.refusals(Screen.of(1440), page -> {
            page.navigate(path);
            assertEquals("TypeError ".repeat(6).strip(), page.evaluate(TRIED));
        });
        // Of a policy that may not be made the browser's console says nothing.
        assertEquals(4, refused.size(), refused.toString());
    }
}
