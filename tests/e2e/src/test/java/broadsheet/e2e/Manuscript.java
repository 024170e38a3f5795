package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The editor at the desk, as somebody uses it who knows no Markdown. */
record Manuscript(Page page) {
    /** Begins a new article from the list. */
    static Manuscript begin(Page page) {
        page.locator("#write").click();
        Manuscript manuscript = new Manuscript(page);
        assertThat(page.locator("#draft-title")).isFocused();
        manuscript.awaitSaved();
        return manuscript;
    }

    /** The draft's id. */
    String id() {
        return page.url().replaceFirst(".*#draft/", "");
    }

    Manuscript title(String title, String dek) {
        page.locator("#draft-title").fill(title);
        page.locator("#draft-dek").fill(dek);
        page.locator("#draft-dek").press("Enter");
        return this;
    }

    /** Types where the cursor is. */
    Manuscript type(String text) {
        page.keyboard().type(text);
        return this;
    }

    Manuscript press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Presses a button of the toolbar. */
    Manuscript tool(String name) {
        page.locator("#draft-tools [data-do=" + name + "]").click();
        return this;
    }

    /** Cites a new source at the cursor. */
    Manuscript cite(String url, String title, String publisher) {
        tool("source");
        page.locator("#source-url").fill(url);
        page.locator("#source-title").fill(title);
        page.locator("#source-publisher").fill(publisher);
        page.locator("#source-set").click();
        assertThat(page.locator("#announcement")).containsText("is cited");
        assertThat(text()).isFocused();
        return this;
    }

    /** Sends a picture into the text, and says what it shows. */
    Manuscript picture(String name, byte[] bytes, String alt, String caption) {
        FileChooser chooser = page.waitForFileChooser(() -> tool("picture"));
        chooser.setFiles(new FilePayload(name, "image/png", bytes));
        page.locator("#picture-alt").fill(alt);
        page.locator("#picture-caption").fill(caption);
        page.locator("#picture-dialog .button").click();
        assertThat(text().getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName(alt)))
                .hasAttribute("src", Pattern.compile("/images/.*\\.webp"));
        return this;
    }

    /** Drops a picture where the lead picture is, and says what it shows and whose it is. */
    Manuscript dropLead(String name, byte[] bytes, String alt, String credit) {
        page.locator("#lead").evaluate("""
            (place, [name, bytes]) => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(bytes), each => each.charCodeAt(0))], name, {type: 'image/png'}));
              place.dispatchEvent(new DragEvent('dragover', {dataTransfer: data, bubbles: true, cancelable: true}));
              place.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
            }
            """, List.of(name, Base64.getEncoder().encodeToString(bytes)));
        assertThat(page.locator("#field-alt")).isFocused();
        type(alt);
        page.locator("#field-credit").fill(credit);
        assertThat(page.locator("#lead-choose img")).hasAttribute("src", Pattern.compile("/images/.*\\.webp"));
        return this;
    }

    /** Pastes what a program has put into the clipboard. */
    Manuscript paste(String html, String plain) {
        text().evaluate("""
            (text, types) => {
              const data = new DataTransfer();
              Object.entries(types).forEach(([type, value]) => data.setData(type, value));
              text.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
            }
            """, Map.of("text/html", html, "text/plain", plain));
        return this;
    }

    Locator text() {
        return page.locator("#draft-text").getByRole(AriaRole.TEXTBOX);
    }

    Manuscript awaitSaved() {
        assertThat(page.locator("#draft-saved")).hasText("Saved");
        return this;
    }

    Locator state() {
        return page.locator("#draft-saved");
    }

    /** Fills in a name and takes it over, as in the fields of authors and tags. */
    Manuscript chips(String field, List<String> names) {
        for (String name : names) {
            page.locator("#field-" + field).fill(name);
            page.locator("#field-" + field).press("Enter");
        }
        return this;
    }
}
