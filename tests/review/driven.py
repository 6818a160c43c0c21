# SPDX-License-Identifier: MIT
"""A copy of a review page that types keys into itself and then shows the table that it would save.
usage: driven.py PAGE OUT KEY...   a KEY "=name:value" fills a field of the form, "@a" presses the button of key a, "@1" the
first choice of a list, "@keep" the button that keeps a form. The policy goes from the copy alone, since it
forbids the script that types."""
import json
import re
import sys

page, out, *keys = sys.argv[1:]
with open(page, encoding="utf-8") as file:
    text = file.read()
text = text.replace("<body>", "<body><script>localStorage.clear()</script>")  # of the run before
text = re.sub(r"<meta http-equiv=Content-Security-Policy[^>]*>", "", text)
drive = """<script>
for (const key of %s) {
  if (key[0] === '=') {
    const [name, value] = key.slice(1).split(':');
    document.getElementById('f-' + name).value = value;
  } else if (key === '@keep') {
    document.querySelector('form button').click();
  } else if (/^@\\d$/.test(key)) {
    document.querySelectorAll('ol button')[key[1] - 1].click();
  } else if (key[0] === '@') {
    document.querySelector(`footer button[data-key="${key.slice(1)}"]`).click();
  } else {
    const [name, ctrl] = key.startsWith('Ctrl+') ? [key.slice(5), true] : [key, false];
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: name, ctrlKey: ctrl, bubbles: true}));
  }
}
document.body.append(Object.assign(document.createElement('pre'), {id: 'saved', textContent: claimlineReview.table()}));
</script></body>""" % json.dumps(keys)
with open(out, "w", encoding="utf-8") as file:
    file.write(text.replace("</body>", drive))
