/** What readers read: the words of the pages in each language, plural rules, dates and numbers. */
@NullMarked
package broadsheet.language;

import org.jspecify.annotations.NullMarked;
