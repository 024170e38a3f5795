// Puts into the text what was copied elsewhere. What reads HTML is loaded with the first paste.

const lines = text => text.replace(/\r\n?/g, "\n");

export async function paste(view, html, plain) {
  const put = text => view.dispatch(view.state.replaceSelection(text), { userEvent: "input.paste", scrollIntoView: true });
  try {
    const { markdown } = await import("./pasting.js");
    const text = markdown(html);
    // Words without any form are put in as they are.
    const isPlain = text.replace(/\\(.)/g, "$1").trim() === lines(plain).trim();
    put(isPlain ? lines(plain) : text);
  } catch {
    put(lines(plain));
  }
}
