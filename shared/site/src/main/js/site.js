// Enhances pages that are complete without scripts. It uses no library and sends no third-party requests.
import "./share.js";
import "./reader.js";
import "./rating.js";
import "./discussion.js";
import "./fragment.js";
