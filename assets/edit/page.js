// Elements, the dialog, and what a slide is called.
import { say } from "./words.js";

export function heading(item) {
  const own = (item && item._breakroom) || {};
  const names = [own.to || own.who || []].flat().join(", ");
  return (item && (item.title || names || item.content_text)) || own.question || say("nothing");
}

export function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== "list" && name !== "form") element[name] = value;
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== false) element.append(child);
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Shows a question; resolves to the value of the button that was pressed, or "" when it was closed.
export function question(title, content, buttons) {
  const dialog = document.getElementById("dialog");
  return new Promise((resolve) => {
    const form = el(
      "form",
      { method: "dialog" },
      el("h2", {}, title),
      content,
      el(
        "p",
        { class: "buttons" },
        buttons.map(([value, label, kind]) => el("button", { value, class: kind || "", type: "submit" }, label)),
      ),
    );
    dialog.onclose = () => resolve(dialog.returnValue);
    dialog.returnValue = "";
    fill(dialog, form);
    dialog.showModal();
  });
}
