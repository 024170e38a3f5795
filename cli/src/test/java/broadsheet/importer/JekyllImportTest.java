package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JekyllImportTest extends ImportedArchive {

    @Test
    void postsWithoutSettingsKeepTheUsualAddressesInEverySpelling() throws IOException {
        write("2016-04-22-what-is-an-API.md", "---\ntitle: What is an API?\ntags: api data\n---\nText.");

        Run run = publish("--section", "technology");

        assertEquals(
                List.of("/2016/04/22/what-is-an-API/", "/2016/04/22/what-is-an-API", "/2016/04/22/what-is-an-API.html"),
                addresses("what-is-an-api"));
        assertEquals("""
            ---
            title: "What is an API?"
            section: "technology"
            date: "2016-04-22"
            tags:
              - "api"
              - "data"
            addresses:
              - "/2016/04/22/what-is-an-API/"
              - "/2016/04/22/what-is-an-API"
              - "/2016/04/22/what-is-an-API.html"
            ---

            Text.
            """, document("what-is-an-api"));
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void datedDocumentWithALayoutOfArticlesIsNoPostOfJekyll() throws IOException {
        write("site.yaml", "title: A site\n");
        write("2026-01-01-one.md", "---\ntitle: One\nlayout: \"photo-essay\"\n---\nText.");

        Run run = publish();

        assertEquals("/api/articles/one?date=2026-01-01", api.targets().getLast());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void collectionWithoutDatesHoldsPagesWithTheirPictures() throws IOException {
        write(
                "_config.yml",
                "collections: {pages: {output: true, permalink: '/:name'}, essays: {output: true, permalink:"
                        + " '/e/:name'}}");
        write(
                "_pages/join.md",
                "---\ntitle: Join\nimage: /hero.png\nimage_alt: A [pier]\nimage_credit: Ann\n---\n"
                        + "Text ![a](/a.png) ![b](https://b.example/b.png)");
        picture("hero.png");
        picture("a.png");
        write("_pages/twice.md", "---\ntitle: Twice\nimage: /a.png\n---\nText ![a](/a.png)");
        write("_essays/tides.md", "---\ntitle: Tides\ndate: Fri Apr  8 11:21:31 CEST 2016\n---\nText.");

        Run run = publish("--section", "news");

        assertEquals("""
            ---
            title: "Join"
            ---

            ![A \\[pier\\]](/hero.png){credit="Ann"}

            Text ![a](/a.png) ![b](https://b.example/b.png)
            """, page("join").replaceFirst("(?m)^imported: .*\\n", ""));
        assertTrue(page("twice").endsWith("---\n\nText ![a](/a.png)\n"), page("twice"));
        assertTrue(
                api.targets().contains("/api/articles/join/pictures/hero.png"),
                api.targets().toString());
        assertTrue(run.out().contains("picture missing: https://b.example/b.png is on another site (1)"), run.out());
        assertTrue(document("tides").contains("date: \"2016-04-08T09:21:31Z\""), document("tides"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permalink: date | /a/b/2016/04/08/Tides.html",
                "permalink: pretty | /a/b/2016/04/08/Tides/",
                "permalink: ordinal | /a/b/2016/099/Tides.html",
                "permalink: weekdate | /a/b/2016/W14/Fri/Tides.html",
                "permalink: none | /a/b/Tides.html",
                "title: Nothing said | /a/b/2016/04/08/Tides.html",
                "permalink: /blog/:short_year/:i_month/:i_day/:slug | /blog/16/4/8/tides",
                "permalink: /:year-:month-:day-:hour:minute-:title.html | /2016-04-08-0930-Tides.html",
                "collections: {posts: {permalink: '/n/:title/'}} | /n/Tides/",
                "defaults: [{scope: {path: '', type: posts}, values: {permalink: '/d/:title/'}}] | /d/Tides/",
            })
    void permalinkOfSettingsIsTheOldAddress(String config, String address) throws IOException {
        write("_config.yml", config);
        write("_posts/2016-04-08-Tides.md", "---\ntitle: T\ndate: 2016-04-08 09:30\ncategories: [A, B]\n---\nText.");

        publish("--section", "news");

        assertEquals(address, addresses("tides").getFirst());
    }

    @Test
    void addressesOfFrontMatterAndBaseAreKept() throws IOException {
        write("_config.yml", "baseurl: /blog\nurl: https://old.example.org\n");
        write("_posts/2016-04-08-tides.md", """
            ---
            title: T
            permalink: /tides/
            redirect_from: [/old/tides, /older/]
            tumblr_url: http://x.tumblr.com/post/12/tides
            ---
            Text.
            """);

        publish("--section", "news");

        assertEquals(
                List.of("/blog/tides/", "/blog/old/tides", "/blog/older/", "/blog/post/12/tides"),
                addresses("tides").subList(0, 4));
    }

    @Test
    void linksInsideTheArchiveLeadToTheNewAddresses() throws IOException {
        write("_config.yml", "url: https://old.example.org\npermalink: /:year/:title/\n");
        write("_posts/2016-04-08-tides.md", "---\ntitle: T\n---\nText.");
        write("_posts/2017-01-01-links.md", """
            ---
            title: Links
            ---
            [a](https://old.example.org/2016/tides/#low) [b](/2016/tides) [c]({% post_url 2016-04-08-tides %})
            [d]({{ site.baseurl }}{% link _posts/2016-04-08-tides.md %}) [e]({{ "/2016/tides/" | relative_url }})
            [f](../../2016/tides/index.html) [g][ref] <a class="x" href="/2016/tides/">h</a> <a href=/2016/tides/>l</a> <https://old.example.org/2016/tides/>
            [i](https://other.example.org/2016/tides/) [j](/2016/gone/) `[k](/2016/tides/)`

            [ref]: /2016/tides/ "Title"
            """);

        Run run = publish("--section", "news");

        assertEquals("""
            [a](/articles/tides#low) [b](/articles/tides) [c](/articles/tides)
            [d](/articles/tides) [e](/articles/tides)
            [f](/articles/tides) [g][ref] <a class="x" href="/articles/tides">h</a> <a href="/articles/tides">l</a> [https://old.example.org/2016/tides/](/articles/tides)
            [i](https://other.example.org/2016/tides/) [j](/2016/gone/) `[k](/2016/tides/)`

            [ref]: /articles/tides "Title"
            """, text("links"));
        assertTrue(run.out().contains("leads nowhere: /2016/gone/ (1)"), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void linkToAnUnnamedOldSiteIsRecognizedByItsDatedPath() throws IOException {
        write("2016-04-08-tides.md", "---\ntitle: T\n---\nText.");
        write(
                "2017-01-01-links.md",
                "---\ntitle: L\n---\n[a](https://blog.example.org/2016/04/08/tides/) [b](https://x.example.org/tides)");

        publish("--section", "news");

        assertEquals("[a](/articles/tides) [b](https://x.example.org/tides)\n", text("links"));
    }

    @Test
    void titleThatComesAgainGetsItsYear() throws IOException {
        write("_posts/2018-01-01-review.md", "---\ntitle: Review\n---\nSecond.");
        write("_posts/2017-01-01-review.md", "---\ntitle: Review\n---\nFirst.");
        write("_posts/2018-06-01-review.md", "---\ntitle: Review\n---\nThird.");

        Run run = publish("--section", "news");

        assertEquals("First.\n", text("review"));
        assertEquals("Second.\n", text("review-2018"));
        assertEquals("Third.\n", text("review-2018-2"));
        assertEquals("/2018/06/01/review/", addresses("review-2018-2").getFirst());
        assertTrue(run.out().startsWith("3 published, 0 unchanged, 0 refused"), run.out());
    }

    @Test
    void longFileNameIsShortenedAndKeepsItsAddress() throws IOException {
        String name = "a-very-long-title-".repeat(10) + "end";
        write("2016-04-08-" + name + ".md", "---\ntitle: Long\n---\nText.");

        Run run = publish("--section", "news");

        String slug = api.targets().stream()
                .filter(target -> target.matches("/api/articles/[^/]+"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("/api/articles/", "")
                .replaceFirst("\\?.*", "");
        assertTrue(slug.length() <= 100 && slug.startsWith("a-very-long-title-a"), slug);
        assertEquals("/2016/04/08/" + name + "/", addresses(slug).getFirst());
        assertEquals(0, run.status());
    }

    @Test
    void tagsOfTemplatesBecomeMarkdownOrAreNamed() throws IOException {
        write("2016-04-08-tags.md", """
            ---
            title: Tags
            caption_of_it: The pier
            ---
            {% include figure.html src="/a/pier.jpg" alt="A pier" caption=page.caption_of_it %}
            {% youtube dQw4w9WgXcQ %}
            {% include vimeo.html id="123456789" %}
            {% highlight ruby linenos %}
            puts "{{ x }}"
            {% endhighlight %}
            {% raw %}{{ shown }}{% endraw %} and `{{ code }}`
            {% comment %}Not shown.{% endcomment %}{% note %}Mind the gap.{% endnote %}
            {% for post in site.posts %}* {{ post.title }}{% endfor %}
            {{ "https://www.youtube-nocookie.com/embed/nCycNkxs-rE" | embed: "A film" }} {{ page.title }}{{ unknown.thing }}
            A heading
            {: .no_toc}

            <iframe src="https://player.vimeo.com/video/42"></iframe><script src="https://gist.github.com/a/1f.js"></script>
            """);

        Run run = publish("--section", "news");

        String text = text("tags");
        for (String expected : List.of(
                "![A pier](/a/pier.jpg \"The pier\")",
                "[Video: https://www.youtube.com/watch?v=dQw4w9WgXcQ](https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
                "(https://vimeo.com/123456789)",
                "```ruby\nputs \"{{ x }}\"\n```",
                "&#123;{ shown }} and `{{ code }}`",
                ":::aside\nMind the gap.\n:::",
                "[Video: A film](https://www.youtube.com/watch?v=nCycNkxs-rE) Tags",
                "(https://vimeo.com/42)",
                "[Gist: a/1f](https://gist.github.com/a/1f)")) {
            assertTrue(text.contains(expected), expected + " is not in " + text);
        }
        for (String removed : List.of("{%", "{: ", "Not shown", "<iframe", "<script", "post.title", "unknown")) {
            assertFalse(text.contains(removed), removed + " is in " + text);
        }
        assertTrue(run.out().contains("unknown tag: {% for post in site.posts %}"), run.out());
    }

    @Test
    void picturesOfTheOldSiteAreSentAndMissingOnesNamed() throws IOException {
        write("_config.yml", "url: https://old.example.org\n");
        write("_posts/2016-04-08-tides.md", """
            ---
            title: T
            image: /assets/pier.jpg
            ---
            ![A]({{ site.url }}/assets/a%20b.jpg) ![B](https://old.example.org/assets/pier.jpg) ![C](/assets/gone.jpg)
            ![D](/assets/icon.svg) ![E](https://other.example.org/e.jpg) [![F](/assets/pier.jpg)](/assets/pier.jpg)
            """);
        picture("assets/pier.jpg");
        picture("assets/a b.jpg");
        write("assets/icon.svg", "<svg/>");

        Run run = publish("--section", "news");

        assertTrue(api.targets().contains("/api/articles/tides/pictures/assets/a%20b.jpg"), api.targets()::toString);
        assertTrue(api.targets().contains("/api/articles/tides/pictures/assets/pier.jpg"), api.targets()::toString);
        assertTrue(document("tides").contains("image: \"/assets/pier.jpg\""), document("tides"));
        assertEquals("""
            ![A](/assets/a%20b.jpg) ![B](/assets/pier.jpg) ![C](/assets/gone.jpg)
            ![D](/assets/icon.svg) ![E](https://other.example.org/e.jpg) ![F](/assets/pier.jpg)
            """, text("tides"));
        assertTrue(run.out().contains("/assets/gone.jpg is not in the archive (1)"), run.out());
        assertTrue(run.out().contains("/assets/icon.svg is in a format that no page shows (1)"), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void categoriesAreSectionsOrTags() throws IOException {
        write("_posts/2016-01-01-one.md", "---\ntitle: One\ncategories: [Misc, News]\n---\nText.");
        write("_posts/2016-01-02-two.md", "---\ntitle: Two\ncategory: Gadgets\ntags: [a]\n---\nText.");

        publish("--section", "news", "--category", "gadgets=technology");

        assertTrue(document("one").contains("section: \"news\"\n"), document("one"));
        assertTrue(document("one").contains("tags:\n  - \"Misc\"\n"), document("one"));
        assertTrue(document("two").contains("section: \"technology\"\n"), document("two"));
        assertTrue(document("two").contains("tags:\n  - \"a\"\n"), document("two"));
    }
}
