/** Every page of the site: its address, what touches it, what is on it, and its HTML. */
@NullMarked
package broadsheet.pages;

import org.jspecify.annotations.NullMarked;
