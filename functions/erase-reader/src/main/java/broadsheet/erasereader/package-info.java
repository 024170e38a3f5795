/** What is kept about a reader, told and erased. */
@NullMarked
package broadsheet.erasereader;

import org.jspecify.annotations.NullMarked;
