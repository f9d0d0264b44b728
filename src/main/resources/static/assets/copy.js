"use strict";
// Codes keep their zeros on the way into a spreadsheet: rows that are copied say which of their cells are texts.
(function () {
  document.addEventListener("copy", (event) => {
    const selection = window.getSelection();
    const rows = document.createElement("div");
    for (let i = 0; i < selection.rangeCount; i++) {
      rows.append(selection.getRangeAt(i).cloneContents());
    }
    const codes = rows.querySelectorAll("td.code, th.code, td .code, th .code");
    if (codes.length === 0) {
      return;
    }
    codes.forEach((code) => code.closest("td, th").setAttribute("data-text", ""));
    // Put in as a text: the page's own policy forbids styles of its elements.
    const marked = rows.innerHTML.replaceAll('data-text=""', "style='mso-number-format:\"\\@\"'");
    event.clipboardData.setData("text/html", rows.querySelector("table") ? marked : "<table>" + marked + "</table>");
    event.clipboardData.setData("text/plain", selection.toString());
    event.preventDefault();
  });
})();
