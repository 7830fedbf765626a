# HTML pages that stand alone: nothing is loaded from elsewhere, and whatever a learner wrote is text.

include "style";

def esc: tostring | @html;

# Text and attributes are escaped where they are put in; what no reader should meet at all goes here,
# once for the whole page: control characters, and those that turn the direction of writing.
def bad_characters: "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]";
def is_bad:
  . < 9 or (. > 10 and . < 32) or (. > 126 and . < 160) or . == 8203 or . == 8206 or . == 8207
  or (. > 8233 and . < 8239) or (. > 8287 and . < 8298) or . == 65279 or . > 65533 and . < 65536;
def without_bad_characters:
  if test(bad_characters) then explode | map(if is_bad then 65533 else . end) | implode else . end;

# A page of this title; the policy of the page lets in its own style, and scripts only as named.
def page($title; $scripts; $body):
  "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src \($scripts); base-uri 'none'; form-action 'none'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"robots\" content=\"noindex\">
<title>\($title | esc)</title>
<style>\(style)</style>
</head>
<body>
<a class=\"skip\" href=\"#main\">Skip to the content</a>
\($body)
</body>
</html>" | without_bad_characters;

# A bar for the eye only: the number stands beside it.
def bar($part; $whole):
  (if $whole > 0 then $part / $whole * 100 else 0 end) as $percent
  | "<span class=\"bar\" aria-hidden=\"true\"><span\(if $percent >= 100 then " class=\"full\"" else "" end) style=\"width:\($percent * 10 | round / 10)%\"></span></span>";

def block: "<pre>\(esc)</pre>";

def tone($good): if $good then "good" elif $good == false then "bad" else "soft" end;

# Rows of [term, description] in HTML.
def facts: "<dl class=\"facts\">\(map("<dt>\(.[0])</dt><dd>\(.[1])</dd>") | join("\n"))</dl>";
