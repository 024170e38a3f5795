package broadsheet.acceptance;

import com.microsoft.playwright.options.ColorScheme;

/**
 * What a page is read on.
 *
 * @param width in CSS pixels
 * @param scheme the colours that the reader prefers
 * @param scripts whether scripts run
 */
record Screen(int width, ColorScheme scheme, boolean scripts) {
    static final int HEIGHT = 900;

    static Screen of(int width) {
        return new Screen(width, ColorScheme.LIGHT, true);
    }

    Screen withScripts(boolean run) {
        return new Screen(width, scheme, run);
    }
}
