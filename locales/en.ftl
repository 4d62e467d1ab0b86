# quipu, interface (en)

## json

json-too-large = The file is larger than { $limit } MiB.
    .hint = A questionnaire or response is never that large. Check that it is the right file.
json-not-utf8 = The file is not UTF-8 text: the byte at offset { $offset } cannot be read.
    .hint = Save it again with the encoding UTF-8, or ask the sender for another copy.
json-empty = The file is empty.
    .hint = Ask the sender for another copy.
json-truncated = The file ends too early: the { $opener } of line { $line } is not closed.
    .hint = The file is incomplete. Ask the sender for another copy, or add what is missing.
json-too-deep = Lists and objects are nested more than { $limit } levels deep.
    .hint = No file of this program is nested that deep. Check that it is the right file.
json-text-too-long = A text is longer than { $limit } characters.
    .hint = Shorten the text or divide it.
json-name-twice = The name { $name } occurs twice in the same object.
    .hint = Keep one of the two and remove the other.
json-number-range = The number { $number } is too large to be calculated with.
    .hint = Write a smaller number, or write it as text in quotation marks.
json-number = { $number } is not a number in JSON.
    .hint = Write digits with a full stop for decimals, without a leading zero, plus sign or separator.
json-word = { $word } is not a value in JSON.
    .hint = Put texts in double quotation marks. The only words without them are true, false and null.
json-escape = The backslash begins no known escape.
    .hint = Write \\ for a backslash, \" for a quotation mark, \n for a new line.
json-control-character = A line break or another control character stands in a text.
    .hint = Close the text with a quotation mark, or write \n for a new line.
json-value-missing = A value is missing here.
    .hint = Write the value, or remove the comma before it.
json-name-missing = A name in double quotation marks is missing here.
    .hint = Write the name, or remove the comma before it.
json-colon-missing = A colon is missing between name and value.
    .hint = Write “name”: value.
json-comma-missing = A comma or the closing { $closer } is missing here.
    .hint = Check whether the entry before it has ended.
json-after-end = Something follows the end of the content.
    .hint = Remove what follows the last closing bracket.
json-field-missing = The field { $field } is missing.
    .hint = Add it to the object that ends here.
json-field-unknown = The field { $found } is not known here.
    .hint = Possible are: { $expected }.
json-word-unknown = { $found } is not one of the possible words.
    .hint = Possible are: { $expected }.
json-type-wrong = Here should be { $expected ->
        [text] a text
        [number] a number
        [whole] a whole number
        [boolean] true or false
        [list] a list
       *[object] an object
    }, but here is { $found ->
        [text] a text
        [number] a number
        [boolean] true or false
        [list] a list
        [object] an object
       *[nothing] nothing
    }.
    .hint = Texts stand in quotation marks, lists in [ ], objects in {"{"} {"}"}.
json-value-wrong = The value { $found } is not possible here.
    .hint = Compare it with the description of the format.
json-length-wrong = The list has { $found ->
        [1] one entry
       *[other] { $found } entries
    } instead of { $expected }.
    .hint = Add or remove entries.
json-no-form = The value has none of the forms that are possible here.
    .hint = Compare it with the description of the format.
json-other = The content does not fit here: { $detail }
    .hint = Compare it with the description of the format.
