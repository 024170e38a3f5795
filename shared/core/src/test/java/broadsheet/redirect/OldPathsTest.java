package broadsheet.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.validation.FieldError;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OldPathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2016/04/08/x/",
                "/?p=123",
                "/?lang=de&page_id=7",
                "/?feed=rss2",
                "/blog/x.html",
                "/блог/x",
                "/articles/2016/04/x.html",
                "/tag/tides/",
                "/tags/tides/feed/",
                "/sections/science/news/today/",
                "/wp-content/uploads/x.jpg",
                "/apiary/",
                "/desktop",
                "/blog/?p=1",
            })
    void whatNoPageOfOursIsCalledIsTaken(String path) {
        var errors = new FieldErrors();
        assertEquals(Optional.of(path), OldPaths.read(path, "from", errors).map(OldPath::value));
        assertEquals(0, errors.count());
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/?utm_source=x, /",
        "/index.html, /index.html",
        "/404, /404",
        "/articles/an-article, /articles/an-article",
        "/articles/an-article?p=1, /articles/an-article",
        "/Articles/An-Article, /articles/an-article",
        "/articles/%61n-article, /articles/an-article",
        "/tags/tides, /tags/tides/",
        "/tags/tides/, /tags/tides/",
        "/tags/tides/2016-04/, /tags/tides/2016-04/",
        "/tags/tides/2016-04, /tags/tides/2016-04",
        "/2016/, /2016/",
        "/2016, /2016/",
        "/2016-04/, /2016-04/",
        "/feed.xml, /feed.xml",
        "/robots.txt, /robots.txt",
        "/sitemap-7.xml, /sitemap-7.xml",
        "/cards/a.png, /cards/a.png",
        "/live/2016/, /live/2016/",
        "/desk, /desk",
        "/desk/x, /desk/x",
        "/api, /api",
        "/api/x?y, /api/x",
        "/assets/site.css, /assets/site.css",
        "/images/x.jpg, /images/x.jpg",
    })
    void pathOfAPageThatIsOrCouldBeIsAnErrorThatNamesIt(String path, String page) {
        assertEquals(
                List.of(new FieldError(
                        "from", "\"" + path + "\" is " + page + ", which a page of this site has or could have")),
                errors(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/a#b, 'has a fragment, which no browser sends'",
        "/a/../b, has a segment of dots alone",
        "/caf%E9, has percent signs that encode no UTF-8",
    })
    void errorSaysWhatIsWrong(String path, String detail) {
        assertEquals(List.of(new FieldError("from", "\"" + path + "\" " + detail)), errors(path));
    }

    private static List<FieldError> errors(String path) {
        var errors = new FieldErrors();
        assertEquals(Optional.empty(), OldPaths.read(path, "from", errors));
        return assertThrows(ValidationException.class, errors::throwIfAny).errors();
    }
}
