// What the browser adds to a page that is complete without it. No library, no request to anybody else.
import "./share.js";
import "./reader.js";
import "./rating.js";
import "./discussion.js";
import "./fragment.js";
