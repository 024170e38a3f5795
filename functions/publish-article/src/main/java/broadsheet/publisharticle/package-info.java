/** The function that publishes, corrects and withdraws articles, and publishes the site's settings. */
@NullMarked
package broadsheet.publisharticle;

import org.jspecify.annotations.NullMarked;
