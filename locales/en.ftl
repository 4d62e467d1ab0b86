# quipu, interface (en)

json-invalid = The content cannot be used: { $error }

## store

store-not-found = There is no such file or folder.
    .hint = Check the name, or list what is there.
store-no-permission = You may not read or write this file or folder.
    .hint = Ask its owner for access, or choose another place with --data.
store-read-only = This place cannot be written.
    .hint = Choose another place with --data.
store-full = There is no room left on the disk.
    .hint = Free some room; what was there before is unchanged.
store-is-folder = This is a folder, not a file.
    .hint = Name a file inside it.
store-special = This is a pipe, a socket or a device, not a file, and it was left out.
    .hint = Remove it from the folder.
store-changed = The file changed while it was being read, and was left out.
    .hint = Run the command again.
store-changed-since = The file was changed or removed after it was read, and nothing was written: a collection that was there is as it was.
    .hint = Run the command again.
store-exists = There is a file of this name already, and it was left as it is.
    .hint = Choose another name.
store-not-empty = There is something in this folder already, and it was left as it is.
    .hint = Name a folder that is empty or not there yet.
store-io = The file could not be read or written: { $error }
store-held = The draft is open elsewhere: { $holder }.
    .hint = Close it there first. Here it can be read.
store-no-folder = No folder for data is known on this machine.
    .hint = Name one with --data or QUIPU_DATA.

## catalogue

catalogue-unknown = There is no questionnaire “{ $id }” here.
    .hint = There are: { $known }.
catalogue-other-version = Version { $version } of the questionnaire “{ $id }” is not here; version { $known } is.
    .hint = Put the questionnaire file of that version into the folder of questionnaires.

## response

response-no-format = The file does not say that it is a response.
    .hint = A response begins with "format": "quipu-response/1".
response-other-format = This is no response but “{ $format }”.
    .hint = A response begins with "format": "quipu-response/1".
response-newer-format = A newer version of quipu wrote this file ({ $format }); it can be read and not changed.
    .hint = Install a newer version to change it.
response-value-and-missing = The answer has a value and also a reason for having none.
    .hint = Remove one of the two.
response-changed-after-finalising = The file was changed after it was finalised.
    .hint = Ask the sender whether the change was meant.

## merge

merge-no-format = The file does not say what it is.
    .hint = Responses, collections and decisions of quipu begin with "format".
merge-unknown-format = This is “{ $format }”, which cannot be merged.
    .hint = Give responses, collections or decisions.
merge-two-outputs = The collection and the report cannot both go to standard output.
    .hint = Name a file with -o, or leave --format json out.
merge-nothing = There is no response to merge.
    .hint = Name files that were finalised with quipu, or a folder of them.
merge-done = { $files ->
        [one] One file
       *[other] { $files } files
    } read: { $responses ->
        [one] one response
       *[other] { $responses } responses
    } of { $countries ->
        [one] one country
       *[other] { $countries } countries
    }, { $conflicts ->
        [0] no open conflict.
        [one] one open conflict.
       *[other] { $conflicts } open conflicts.
    }
merge-changed = { $file } was changed after it was finalised.
conflict-line = { $number }. { $country }, { $institution }: { $address } ({ $questionnaire })
conflict-alternative = {"   "}{ $letter }) { $author }, { $time }: { $value }
conflict-reopened = {"   "}Decided before by { $name }; a newer file opens it again.
answer-blank = (cleared)
missing-not-applicable = not applicable
missing-dont-know = don't know
missing-withheld = withheld

## command line

cli-error = error
cli-warning = warning
cli-output-failed = The output could not be written: { $error }
check-good = { $file }: good
finalise-not-yet = { $count ->
        [one] Not finalised: one thing must be mended first.
       *[other] Not finalised: { $count } things must be mended first.
    }
finalise-written = Finalised: { $file }
finalise-no-draft = There is no draft “{ $name }”, or more than one.
    .hint = There are: { $drafts }.
finalise-read-only = The file cannot be finalised by this version of quipu.
    .hint = Install a newer version.
mapping-format = The file is not a mapping of this version: its format is “{ $format }”.
    .hint = A mapping begins with "format": "quipu-mapping/1"; see docs/questionnaires.md.
mapping-twice = Two questions lead to “{ $name }”.
    .hint = Let one of them keep its name, or give it another one.
mapping-unknown = The mapping names “{ $name }”, which version { $version } does not have.
    .hint = Old names stand on the left, new names on the right.
upgrade-written = Carried over: { $file }
sealed-failed = Sealing or signing failed: { $error }.
    .hint = Try again; if it goes on, send the file another way.
sealed-recipient = “{ $recipient }” is no recipient: { $error }.
    .hint = Ask the facilitator for the line that begins with age1.
sealed-passphrase = The passphrase does not fit.
    .hint = Try again; passphrases cannot be recovered.
sealed-no-identity = The file holds no identity.
    .hint = Name the secret file that quipu key new or age-keygen made.
sealed-other-key = The file is sealed for somebody else.
    .hint = Name the right identity with --identity, or ask for the file again.
sealed-broken = The sealed file was changed or cut short: { $error }.
    .hint = Ask for it again; nothing of it was read.
sealed-needs-identity = The file is sealed.
    .hint = Name your identity with --identity.
signature-no-key = The file is no key for signatures.
    .hint = Name a file that quipu key new or minisign made.
signature-unreadable = The signature beside the file cannot be read.
    .hint = Ask for it again; the file was left out.
signature-wrong = The signature is not of this file, although it names the key “{ $key }”: one of them was changed.
    .hint = Ask for both again; the file was left out.
signature-by = Signed by “{ $by }”: { $comment } (key { $key }).
    .hint = The comment is what the signer says.
signature-unknown = Signed by an unknown key { $key }: { $comment }.
    .hint = Trust it with --trust if you got the key from them yourself.
signature-written = Signature: { $file }
signature-of = { $file }: { $said }
keys-written = Keep { $secret } and its passphrase; send { $public } to others.
passphrase-new = New passphrase:
passphrase-again = The same again:
passphrase-of = Passphrase of { $file }:
passphrase-empty = A passphrase cannot be empty.
    .hint = Type several words.
passphrase-differ = The two passphrases differ.
    .hint = Nothing was written; try again.
passphrase-no-terminal = A passphrase is asked on a terminal, and there is none: { $error }.
    .hint = Run the command in a terminal.
round-written = { $country } ({ $institution }): { $figures } figures, { $far } answers marked as far from the median. Send this file to them alone: { $file }
round-done = { $files } files written. A figure stands for { $least } countries or more; an answer { $far } categories or more from the median is marked.
round-least = A figure of fewer than { $least } countries would tell who said what.
    .hint = Choose a larger number with --least.
assemble-role = { $institution } assembles the national answer and is noted as national co-ordinator.
assemble-agreed = { $count ->
        [0] Nothing new that all agree on.
        [one] One answer taken on which all agree.
       *[other] { $count } answers taken on which all agree.
    }
assemble-left = { $count ->
        [0] Everything institutions were asked is validated.
        [one] One answer is not validated yet.
       *[other] { $count } answers are not validated yet.
    }
assemble-alpha = Agreement of institutions on levels: Krippendorff's α { $alpha }.
assemble-title = National answer
assemble-empty = No institution of this country sent anything about this version of the questionnaire.
    .hint = Put their files into one folder and name it: quipu assemble DRAFT FOLDER.
assemble-how = No files of institutions are open.
    .hint = Start with quipu assemble DRAFT FOLDER.
assemble-all-validated = Everything is validated.
assemble-taken = Answers taken on which all agree: { $count }.
assemble-national = National answer
assemble-none = none yet
assemble-waiting = not answered yet
assemble-left-out = { $institution } ({ $country }, version { $version }) is no part of this national answer.
    .hint = It is of another country, questionnaire or version; quipu upgrade carries a version over.
assemble-no-answer = There is no answer { $address } here.
    .hint = quipu assemble with --list shows the answers there are.
assemble-not-settled = { $address }: this institution says nothing, or two things.
    .hint = Settle its own files first, or choose another one.
assemble-not-combined = { $address }: these answers cannot be one.
    .hint = Take one of them, or write another.
assemble-nothing = { $address } has no national answer to validate.
    .hint = Take one first.
agreement-not-asked = not asked
agreement-waiting = waiting
agreement-alike = all agree
agreement-differ = they differ
agreement-minor = minor divergence
agreement-notable = notable divergence
agreement-strong = strong divergence
agreement-scope = scope differs
split-written = { $institution }: { $questions ->
        [one] one question
       *[other] { $questions } questions
    }. Send this file: { $file }
plan-format = The file is not a plan of this version: its format is “{ $format }”.
    .hint = A plan begins with "format": "quipu-plan/1"; see the README.
plan-no-institution = A packet has no institution.
    .hint = Give it a name under "institution".
plan-own = A packet is for the institution that asks.
    .hint = Leave it out: what nobody else is asked stays in your own draft.
plan-nothing = A packet asks nothing.
    .hint = Name sections or questions.
plan-no-section = There is no section “{ $name }”.
    .hint = quipu show prints the questionnaire with its names.
plan-no-question = There is no question “{ $name }”.
    .hint = quipu show prints the questionnaire with its names.
plan-added = “{ $question }” is asked as well: “{ $by }” takes its choices or entries from it.
    .hint = Nothing is to be done.
plan-several = Asked of several institutions: { $questions }.
    .hint = If that is not on purpose, change the plan.
plan-nobody = Asked of nobody: { $questions }.
    .hint = Answer them in your own draft, or add them to the plan.
store-other-version = The draft there is answers version { $version }, the file version { $other }.
    .hint = Carry the draft over with quipu upgrade, or ask for a file of its version.
upgrade-in-place = The draft is carried over. As it was before: { $file }
upgrade-other = The response answers “{ $id }”, not “{ $other }”.
    .hint = Name a version of the same questionnaire, or give a mapping with --map.
upgrade-unknown-version = Version { $version }, which the response answers, is not known here: what was reworded cannot be seen.
    .hint = Name its file with --from.
resolve-open = { $conflicts ->
        [0] No open conflict.
        [one] One open conflict.
       *[other] { $conflicts } open conflicts.
    }
resolve-kept = Decision kept in { $file }
resolve-no-conflict = There is no conflict number { $number }; { $conflicts } are open.
    .hint = Run the command without a number to list them.
resolve-no-alternative = The conflict has no alternative “{ $letter }”.
    .hint = Run the command without a number to list them.
export-written = Written: { $file } ({ $size } KB)
export-unknown-ending = There is no format for the ending “{ $ending }”.
    .hint = Use html, docx, xlsx, md, csv, json or txt, or name the format with --format.
summary-nothing = There is no answer to compare.
    .hint = Name responses of questionnaires that are here, or a folder of them.
sample-written = { $files ->
        [one] One sample written into { $folder }
       *[other] { $files } samples written into { $folder }
    }

## list

list-title = quipu
list-questionnaires = Questionnaires
list-drafts = Drafts
list-no-drafts = No draft yet.
list-id = id
list-version = version
list-questions = questions
list-minutes = minutes
list-name = title
list-draft = draft
list-country = country
list-institution = institution
list-answered = answered
list-status = status
list-unreadable = cannot be read
status-draft = draft
status-finalised = finalised
status-validated = validated
role-co-ordinator = national co-ordinator
role-contributing = contributing institution
role-examiner = examiner
role-secretariat = secretariat
role-observer = observer
audience-facilitator = the facilitator
audience-participants = the participants of the review
audience-public = everybody

## show

show-version = Questionnaire { $id }, version { $version }. { $questions } questions, about { $minutes } minutes. * = required.
condition-and = and
condition-or = or
condition-not = it is not so that { $claim }
condition-blank = { $what } has no answer
condition-answered = { $what } is answered
condition-is = { $what } is { $with }
condition-is-not = { $what } is not { $with }
condition-less = { $what } is less than { $with }
condition-at-most = { $what } is { $with } or less
condition-more = { $what } is more than { $with }
condition-at-least = { $what } is { $with } or more
condition-includes = { $what } includes { $with }
condition-quoted = “{ $text }”
condition-any = in at least one row, { $what }
condition-own = in the same row, { $what }
condition-this = the value
show-when = Asked when: { $condition }
show-row = Row
show-asks = Asks about
show-level = Level
show-description = Description
show-repeat = As many entries as you like, each with:
show-for-each = One entry for each of { $from }, with:
show-choices-from = The choices come from { $from }.
show-kind-note = note
show-kind-text = short text
show-kind-long-text = text
show-kind-number = number
show-kind-year = year
show-kind-date = date
show-kind-select-one = one choice
show-kind-select-multiple = { $max ->
        [0] several choices
       *[other] up to { $max } choices
    }
show-kind-rank = the first { $max }, most important first
show-kind-matrix = one choice a row
show-kind-matrix-multiple = several choices a row
show-kind-maturity = maturity level
show-kind-group = fields
show-kind-repeat = entries

## report

report-title = Comparison summary
report-sample = SAMPLE: invented answers of fictional countries.
report-self-reported = Answers are self-reported by countries and not validated by peers.
report-how-to-read = Figures are over countries, unweighted; “n of N” says how many of the countries have a value. Several institutions of one country count once: the value validated by the national co-ordinator, otherwise a provisional one, marked (p). Nothing here ranks countries.
report-chapter = Questionnaire { $id }, version { $version }. { $countries ->
        [one] One country
       *[other] { $countries } countries
    }. For { $audience }.
report-conflicts = { $count ->
        [one] One answer is open: its versions differ and nobody has decided. It is not counted.
       *[other] { $count } answers are open: their versions differ and nobody has decided. They are not counted.
    }
report-withheld = { $count ->
        [one] One answer is withheld, or not for this audience.
       *[other] { $count } answers are withheld, or not for this audience.
    }
report-respondents = Respondents and completeness
report-column-country = Country
report-column-institution = Institution
report-column-role = Role
report-column-status = Status
report-column-reference-date = Reference date
report-column-language = Language
report-column-answered = Answered
report-column-required-left = Required left
report-column-option = Option
report-column-countries = Countries
report-column-partly = Partly
report-column-share = Share
report-column-value = Value
report-not-listed = { $responses } responses. Respondents and what they wrote are counted here and not listed: `quipu summary --list all` lists them, `quipu export` writes them into a report.
report-completeness-note = Answered: questions answered or explained, of the questions shown to the respondent.
report-n = { $n } of { $of } { $of ->
        [one] country
       *[other] countries
    }
report-median = median { $value }
report-range = range { $value }
report-agreement = agreement A { $value }
report-consensus = consensus { $value }
report-split = institutions evenly split: { $value }
report-silent-conflict = open conflict: { $value }
report-silent-withheld = withheld: { $value }
report-silent-dont-know = don't know: { $value }
report-silent-unanswered = unanswered: { $value }
report-silent-not-applicable = not applicable: { $value }
report-silent-not-asked = not asked: { $value }
report-share = { $percent } % ({ $n } of { $of })
report-level = level { $level }
report-legend = ● yes · ◐ partly · ○ no · × not applicable or not asked · .. don't know, unanswered or undecided · – withheld
## json

json-no-object = The file holds no object.
    .hint = Every file of quipu begins with a brace: check that it is the right file.
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

## expression

expression-ends = The expression ends too early.
    .hint = Something is missing at the end: a value, a closing bracket or a quotation mark.
expression-unexpected = “{ $word }” is not expected at character { $column } of the expression.
    .hint = Check whether an operator such as and, or, = is missing before it, or a bracket is too many.
expression-unknown-function = There is no function { $word }.
    .hint = Names of functions are written in lower case, as in not(), selected() or count().
expression-absent-function = The function { $word } of ODK is not there.
    .hint = docs/expressions.md lists every function, and why this one is missing.
expression-arguments = The function { $word } takes another number of values.
    .hint = Values are separated by commas, as in selected(${"{"}name{"}"}, 'choice').
expression-nodes = { $word }() counts rows, entries or choices, not a text or a number.
    .hint = Give it answers, as in count(${"{"}name{"}"}/*).
expression-open-text = A text in the expression is not closed with { $word }.
    .hint = Close it with the same quotation mark that opens it.
expression-name = A question is named as in ${"{"}name{"}"}; “{ $word }” is no name.
    .hint = Use the name of a question of this questionnaire, in lower case.
expression-bare-name = “{ $word }” stands alone.
    .hint = Write ${"{"}{ $word }{"}"} for an answer, or '{ $word }' for a text.
expression-parent = Going up with “..” is not possible.
    .hint = Name the question: ${"{"}question{"}"}/field.
expression-too-deep = The expression is nested more than { $word } levels deep.
    .hint = Simplify it, or divide the question.
expression-too-long = The expression is longer than { $word } characters.
    .hint = Simplify it, or divide the question.
expression-pattern = “{ $word }” is not a pattern of regex().
    .hint = Check its brackets; a pattern has at most 512 characters and neither back references nor look-around.

## questionnaire

questionnaire-format = This is “{ $found }”, not “{ $wanted }”.
    .hint = Check that it is the right file; a file of a newer format needs a newer quipu.
questionnaire-more = { $count ->
        [one] One more problem is not listed.
       *[other] { $count } more problems are not listed.
    }
    .hint = Mend the ones above and check again.
questionnaire-key-unknown = The key “{ $key }” is not known and is passed over.
    .hint = Check its spelling, or remove it.
questionnaire-key-misplaced = The key “{ $key }” means nothing for this type of question.
    .hint = Remove it, or choose another type.
questionnaire-key-of-question = The key “{ $key }” belongs to questions, not to fields.
    .hint = Put it on the question that holds the field.
questionnaire-name = “{ $name }” is not a name.
    .hint = Use up to 64 of a-z 0-9 . _ - and begin with a letter or digit.
questionnaire-name-twice = The name { $name } is used twice.
    .hint = Rename one of the two, and what refers to it.
questionnaire-library = There is no library { $name }.
    .hint = The only library is common.
questionnaire-translation = The text is missing in: { $languages }.
    .hint = Add the translation, or write "=" where it is the same on purpose.
questionnaire-untranslated = The text “{ $text }” is the same in { $language }.
    .hint = Translate it, or write "=" where it is the same on purpose.
questionnaire-language = The text is in { $language }, but the questionnaire is not.
    .hint = Add this language to the title, or remove the text.
questionnaire-text-missing = The text is missing in the default language { $language }.
    .hint = Write it; every other language falls back to it.
questionnaire-too-long = The text has { $length } characters; at most { $limit } fit.
    .hint = Shorten it; what explains can go into the hint.
questionnaire-empty-section = The section { $name } has no questions.
    .hint = Add one, or remove the section.
questionnaire-levels = A maturity item has five levels, 0 to 4; here are { $count }.
    .hint = Describe each level with one text.
questionnaire-level-twice = The description of level { $level } is repeated here.
    .hint = Say what is new at this level.
questionnaire-hint = The maturity item has no hint.
    .hint = Say in the hint what it covers and what counts as evidence.
questionnaire-list = There is no list of choices “{ $name }”.
    .hint = Add it to the choices of this file, or check its spelling.
questionnaire-list-unused = No question uses the list of choices “{ $name }”.
    .hint = Remove it, or use it.
questionnaire-list-hidden = The list of choices “{ $name }” hides one of a library.
    .hint = Rename it, so that nobody takes one for the other.
questionnaire-group = There is no group of fields “{ $name }”.
    .hint = Add it to the groups of this file, or check its spelling.
questionnaire-group-circle = The group of fields “{ $name }” holds itself.
    .hint = Remove the field that leads back to it.
questionnaire-nesting = Fields stand within fields in more than { $levels } levels, or there are more than { $fields } of them in all.
    .hint = Make questions of some of them.
questionnaire-no-choices = The question has no choices.
    .hint = Name a list of choices, or say from which question they come.
questionnaire-no-fields = The question has no fields.
    .hint = Write its fields, or name a group.
questionnaire-date = “{ $found }” is no date.
    .hint = Write a year, or a date as 2017-01-26.
questionnaire-no-rows = The matrix has no rows.
    .hint = Write at least one row.
questionnaire-count = { $number } is not possible here.
    .hint = Write a whole number from 1 to 1000.
questionnaire-min-max = The smallest is above the largest.
    .hint = Exchange min and max, or correct one of them.
questionnaire-min-choices = More choices are asked for than there are.
    .hint = Lower min, or add choices.
questionnaire-constraint-message = The constraint has no message.
    .hint = Say in constraint_message what a respondent should do.
questionnaire-column = The choice “{ $choice }” cannot head a column: a cell takes no text, and a row with one choice needs none that excludes others.
    .hint = Use a list without “specify” and “exclusive” here.
questionnaire-column-wide = The choice “{ $choice }” is too wide for the head of a column.
    .hint = Give it a short form of at most { $limit } characters in each language.
questionnaire-field-choice = A field cannot be named “choice”.
    .hint = Choose another name; this one marks choices with a text.
questionnaire-field-kind = The field { $name } is of a type that a field cannot have.
    .hint = Make it a question of its own, or choose another type.
questionnaire-covers = There is no statement { $key }.
    .hint = Check the key against the list of statements.
questionnaire-source = { $name } is no question with rows or choices.
    .hint = Name a matrix, a select or a rank of this questionnaire.
questionnaire-where = { $name } has no rows, so “where” means nothing.
    .hint = Remove it: the choices made are taken as they are.
questionnaire-reference = The expression names { $name }, which is not there.
    .hint = Check the names of question, row and field.
questionnaire-note = The expression reads { $name }, a note, which nobody answers.
    .hint = Name a question that takes an answer.
questionnaire-dot = “{ $name }” means nothing here.
    .hint = Name the question: ${"{"}question{"}"}.
questionnaire-dot-field = “{ $name }” is the whole group or entry here.
    .hint = Name the field: ./field.
questionnaire-comparison = “{ $choice }” is not among the choices it is compared with.
    .hint = Write the name of a choice, not its label.
questionnaire-never = The condition never holds.
    .hint = Remove it, or let it depend on an answer.
questionnaire-circle = What is shown depends on itself: { $names }.
    .hint = Remove one of the conditions or sources.
questionnaire-chain = More than { $limit } questions depend on each other in a row.
    .hint = Let some of them depend on the first one directly.
questionnaire-load = { $count } questions are required.
    .hint = Fewer than { $limit } are answered with more care: make some optional.

## answer

answer-required = No answer yet.
    .hint = Answer it, or say why there is no answer: not applicable, don't know or withheld.
answer-field-required = This part is required.
    .hint = Fill it in, or explain why the whole question has no answer.
answer-conflict = Two versions of the answer differ.
    .hint = Answer again with what is right; both versions are shown.
answer-flagged = Flagged for later.
    .hint = Look at it again and remove the flag.
answer-changed = The answer differs from the last cycle's.
    .hint = Say in a sentence why it changed.
answer-far = The answer is far from what most countries said.
    .hint = Change it, or say in a sentence why it stays.
answer-reason = “Not applicable” needs a reason.
    .hint = Say in a few words why it does not apply.
answer-range = The number is outside { $min } to { $max }.
    .hint = Enter a number from { $min } to { $max }.
answer-too-small = The number is smaller than { $min }.
    .hint = Enter { $min } or more.
answer-too-large = The number is larger than { $max }.
    .hint = Enter { $max } or less.
answer-ambiguous = The number can be read in two ways.
    .hint = Enter { $thousands } or { $fraction }.
answer-shape = The answer is not { $wanted ->
        [text] a text
        [number] a number
        [whole] a whole number
        [date] a date such as 2026-09-30
        [choice] a choice
        [choices] a list of choices
        [bundle] a level with its evidence
        [fields] a set of fields
        [entries] a list of entries
       *[nothing] expected here
    }.
    .hint = Answer it again.
answer-same = The same answer in all { $rows } rows: please look once more.
    .hint = Leave it as it is if it is right.
answer-unknown-question = The questionnaire does not ask this.
    .hint = The answer is from another version; clear it, or use that version.
answer-unknown-field = The question has no such field.
    .hint = It is from another version; answer the question again to leave it out.
answer-constraint = The answer to { $name } does not fit.
    .hint = The questionnaire says at the question what fits.
answer-too-long = The text has { $length } characters; { $limit } are enough.
    .hint = Shorten it; nothing is cut off.
answer-too-long-to-send = The text has { $length } characters; a file can carry { $limit }.
    .hint = Shorten it before finalising; until then everything is kept.
answer-email = This does not look like an e-mail address.
    .hint = It has the form name@organisation.org.
answer-url = This does not look like a link or a reference.
    .hint = A link begins with https:// and has no blanks.
answer-unknown-choice = “{ $choice }” is not one of the choices.
    .hint = Choose again.
answer-choice-gone = “{ $choice }” is no longer offered, since other answers changed.
    .hint = Choose again, or go back to those answers.
answer-specify = The choice “{ $choice }” needs a text.
    .hint = Write what it is.
answer-twice = “{ $choice }” is chosen twice.
    .hint = Keep it once.
answer-exclusive = “{ $choice }” excludes all others, but others are chosen too.
    .hint = Keep either it or the others.
answer-too-few = { $min ->
        [one] At least one is asked for.
       *[other] At least { $min } are asked for.
    }
    .hint = Add what is missing.
answer-too-many = { $max ->
        [one] At most one is asked for.
       *[other] At most { $max } are asked for.
    }
    .hint = Keep the most important.
answer-level = The level is missing.
    .hint = Choose the highest level whose description is met, from 0 to 4.
answer-target = The target is below the level.
    .hint = Choose a target at or above the level.
answer-evidence = From level 2 on, evidence is required.
    .hint = Name what shows it: a law, a body, a document, a figure.
answer-priority = The priority is missing.
    .hint = Choose 1 to 4, or answer “not applicable”.
answer-source = From level 3 on, a source helps readers.
    .hint = Add a document or a link, if there is one.

## fill

fill-which = Which questionnaire?
    .hint = There are: { $known }.
fill-who = Which draft?
    .hint = Name country and institution: --country XA --institution "Ministry of Finance".
fill-recovered = The last session ended without closing this draft. Everything saved is here.
fill-recovered-until = Recovered: everything saved until { $when }.
fill-put-away = The draft of the last cycle was put away: { $path }. The answers of this cycle begin empty.
evaluate-unknown = The questionnaire { $questionnaire } has no question { $name }.
    .hint = quipu show { $questionnaire } prints the names of its questions.
evaluate-no-day = The value must be a day and is none.
    .hint = A day is written as in '2026-09-30', or is a number of days since 1970-01-01.
evaluate-zone = There is no time zone { $name }. Give a name such as America/Lima, or UTC.
    .hint = quipu evaluate --zone UTC computes with days that are the same for everyone.
evaluate-too-long = The expression takes too many steps.
    .hint = Compare fewer rows with each other.
convert-written = Written: { $file }
convert-kinds = { $input } and { $output } are not a workbook and a questionnaire.
    .hint = One ends in .xlsx (also read: .xls, .csv, .md), the other in .json.
convert-not = Not written: the errors above must be mended in the workbook first.
man-unknown = There is no command { $command }.
    .hint = Commands: { $known }
config-title = Settings
config-setting = Setting
config-value-heading = Value
config-from = From
config-from-flag = flag
config-from-environment = environment
config-from-file = settings file
config-from-default = default
config-no-file = There is no settings file.
config-invalid = The settings are not understood: { $error }
    .hint = Settings are language, theme, data, mouse and the table keys; the README has an example.
config-value = “{ $value }” is no { $setting }: { $error }
config-key-command = There is no command { $name }.
    .hint = Commands with keys: { $known }
config-key-invalid = “{ $key }” is not a key.
    .hint = Write for example x, F6, Ctrl+S or Shift+Tab.
config-key-none = { $command } would have no key.
    .hint = Give it one, or remove the line.
config-key-digits = The digits choose answers and cannot be changed.
config-key-twice = { $key } would mean both { $command } and { $other } in one place.
    .hint = Choose another key, or give the other command another one too.
xlsform-not-built = This program was built without Excel workbooks.
    .hint = Build it with the feature xlsx, or use a form in CSV.
xlsform-too-large = The sheet { $sheet } has a cell in row { $row }, column { $column }: no form is that large.
    .hint = Delete what stands far outside the table, or copy the table into a new workbook.
xlsform-unreadable = The workbook cannot be read: { $error }
    .hint = Open it in a spreadsheet program and save it as .xlsx.
xlsform-damaged = The workbook is damaged and cannot be read.
    .hint = Open it in a spreadsheet program and save it again.
xlsform-file-size = The workbook is larger than { $limit } MB.
    .hint = Save it as .xlsx.
xlsform-unpacked = The workbook unpacks to more than { $limit } MB: no form is that large.
    .hint = Copy the sheets into a new workbook.
xlsform-unwritable = The workbook cannot be written: { $error }
xlsform-no-survey = There is no sheet named survey. Sheets: { $sheets }
    .hint = A form has its questions in a sheet named survey; see xlsform.org.
xlsform-no-sections = The file is no questionnaire: it has no sections.
xlsform-language = The heading “{ $name }” names no language that is known; its texts were left out.
    .hint = Write the code in brackets, as in label::Español (es).
xlsform-language-assumed = The heading “{ $name }” names no language that is known; its texts are taken as { $code }.
    .hint = Write the code in brackets, as in label::Español (es).
xlsform-column = The column { $column } is none that a form has and was left out.
xlsform-sheet = The sheet is none that a form has and was left out.
    .hint = Sheets that are read: survey, choices, external_choices, settings.
xlsform-no-heading = A cell stands under no heading and was left out.
xlsform-empty = Nothing in it can be answered or read; it was left out.
xlsform-nothing = No row asks anything that can be answered here.
xlsform-default-computed = The default “{ $expression }” is computed and was left out.
xlsform-language-twice = “{ $name }” is the language { $code } again; its texts were left out.
xlsform-no-list = The choice has no list_name and was left out.
xlsform-no-choice-name = A choice of the list { $list } has no name.
    .hint = Give it a name: that is what answers hold.
xlsform-choice-twice = The list { $list } has { $name } twice; the second was left out.
xlsform-media = The column { $column } was left out: a terminal shows no pictures and plays no sounds.
xlsform-left-out = The column { $column } was left out: questionnaires have nothing like it.
xlsform-column-twice = The column { $column } stands there twice; the first is used.
xlsform-never = The condition never holds; this was left out.
xlsform-never-right = The constraint never holds; it was left out.
xlsform-no-label = There is no label; the hint or the name stands in.
xlsform-fixed = Nobody can change this; it was kept as a note.
xlsform-parameter = The parameter “{ $parameter }” was left out.
xlsform-no-types = The sheet survey has no column type.
    .hint = Its first row names the columns: type, name, label …
xlsform-piped = The text names an answer; the name of the question stands there in brackets.
    .hint = Texts are the same for everybody. Write it without the answer.
xlsform-default = The default “{ $value }” is shown as a proposed answer: nobody has given it yet.
xlsform-required-rule = “{ $expression }” decides when an answer is required; the question is optional now.
xlsform-as-text = { $type } became a text: its form is not checked.
xlsform-repeat-count = How often this repeats is computed (“{ $expression }”); now entries are added as needed.
xlsform-repeat-fixed = It is asked { $count } times there; here at most so many entries are added.
xlsform-embedded = The cell in the column { $column } is no JSON.
    .hint = Copy it from a workbook that quipu wrote, or empty it.
xlsform-list-from-answers = The choices are entries of a repeat; this was kept as a note.
xlsform-list = There is no list { $list } in the sheet choices.
    .hint = Add its choices, or correct the name in the column type.
xlsform-filter-in-entry = The filter “{ $expression }” stands inside a repeat; all choices are offered.
xlsform-expression-lost = The { $column } “{ $expression }” was left out.
xlsform-expression-long = It is longer than { $name } characters once everything is put in.
xlsform-reference = There is no question { $name } in the form.
xlsform-reference-silent = It reads { $name }, which cannot be answered.
xlsform-calculation-circle = Calculations use each other in a circle: { $name }
xlsform-calculation-unused = No condition uses the calculation { $name }; it was left out: a response holds answers only.
xlsform-no-calculation = { $name } has no calculation and was left out.
xlsform-repeat-deep = A repeat this deep inside others was laid flat: it is asked once.
xlsform-loop = A loop became a repeat: an entry is added for each choice.
xlsform-renamed = { $name } is called { $now } now: names have small letters and no underscore in front.
xlsform-comment = The row has neither type, name nor label and was left out.
xlsform-no-type = The row has no type.
    .hint = Write one into the column type, such as text or select_one yes_no.
xlsform-no-name = The row has no name.
    .hint = Give it a name: letters, digits, - and _.
xlsform-too-deep = Groups stand in each other more than { $limit } deep.
xlsform-not-closed = The group or repeat { $name } is not closed.
    .hint = Add a row end_group or end_repeat.
xlsform-not-begun = “{ $type }” closes nothing that was begun.
    .hint = Groups and repeats close in the opposite order of their beginning.
xlsform-metadata = { $type } is recorded by a telephone, not answered; it was left out.
xlsform-impossible = A terminal cannot record { $type }; it was kept as a note.
xlsform-from-file = The choices of { $type } are in a file beside the form; it was kept as a note.
    .hint = Put the choices into the sheet choices.
xlsform-type = “{ $type }” is no type of question.
    .hint = See xlsform.org for the types there are.
fill-no-terminal = Standard input is no terminal.
    .hint = Use fill --plain with a script, or the commands check, merge, summary and export.

## ask

home-plain = Here questions are asked line by line: quipu fill QUESTIONNAIRE --plain --country XX --institution NAME
ask-welcome = Everything you answer is saved at once. An empty line keeps what is there. :help lists the commands.
ask-question-required = { $name }, required. { $answered } of { $shown } answered.
ask-question-optional = { $name }, optional. { $answered } of { $shown } answered.
ask-part = { $nth } of { $count }: { $label }
ask-current = Current answer: { $value }
ask-far = Far from the median: change it, or say why with :why.
ask-problem = Please look: { $problem }
ask-choice = Type a number.
ask-choices = Type numbers, for example 1,3.
ask-number = Type a number.
ask-date = Type a date, for example 2026-09-30.
ask-text = Type one line.
ask-long-text = Type your text; a dot alone ends it.
ask-specify = Please specify:
ask-level = Type the level, 0 to 4.
ask-evidence = Evidence (required from level 2):
ask-sources = Sources:
ask-priority = Priority: 1 low, 2 moderate, 3 high, 4 top.
ask-confidence = Confidence: 1 impression, 2 partly documented, 3 documented.
ask-target = Target level, if there is one.
ask-add-entry = { $count ->
        [0] No entry yet. Add one? (yes, or an empty line to go on)
        [one] One entry. Add another? (yes, or an empty line to go on)
       *[other] { $count } entries. Add another? (yes, or an empty line to go on)
    }
ask-yes = y yes
ask-way-out = :skip goes on without an answer.
ask-no-question = There is no question { $name }.
ask-joined = Somebody else changed the draft; their answers are joined in.
ask-saved = Saved.
ask-flagged = Flagged.
ask-unflagged = No longer flagged.
ask-undone = Taken back: { $address }
ask-nothing-to-undo = There is nothing to take back.
ask-nothing-missing = Nothing is missing.
ask-why = Why we ask (as presented in { $year }):
ask-unknown = There is no command “{ $word }”. :help lists the commands.
ask-tally = { $answered } of { $shown } answered, { $left } required left, { $fix } to mend. Saved.
ask-nothing-found = Nothing was found.
ask-help = :next :skip :back :goto NAME :list :todo :find WORDS :repeat :explain :levels :clear :na REASON :dk :withheld :confirm :why TEXT :note TEXT :share WHO :sure 1-3 :flag :undo :save :finalise :lang en|es|fr :short :full :quit
## tui

# Keys, as they are written on a keyboard.
key-ctrl = Ctrl
key-shift = Shift
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-space = Space
key-backspace = Backspace
key-del = Del
key-ins = Ins
key-up = Up
key-down = Down
key-left = Left
key-right = Right
key-home = Home
key-end = End
key-pgup = PgUp
key-pgdn = PgDn

# Where keys are pressed: headings of the page of keys.
when-home = Home
when-profile = Profile, on a choice or button
when-profile-text = Profile, in a text
when-fill = Questions
when-fill-text = Questions, while typing text
when-outline = Outline
when-review = Review
when-assemble = Assembling the national answer
when-list = Lists
when-dialog = Dialogs

group-answer = Answering
group-go = From question to question
group-move = Moving
group-draft = Drafts and files
group-program = Program

# Commands: the title, and the short form in the footer.
command-choose = Choose, and stay
hint-choose = choose
command-accept = Choose, and go on
hint-accept = choose+next
hint-accept-text = next
hint-accept-home = open
hint-accept-go = go to
hint-take = take
hint-next-institution = next institution
hint-combine = combine
hint-accept-yes = OK
hint-accept-profile = next
command-pick = Choose what has this number
hint-pick = choose
command-clear = Clear the answer
hint-clear = clear
command-silence = Not applicable, not known or withheld
hint-silence = n/a
command-flag = Flag for later, or take the flag away
hint-flag = flag
command-note = Note beside the answer
hint-note = note
command-explain = Why the answer changed, or stays apart
hint-explain = why
command-assemble = What institutions say, beside the national answer
hint-assemble = institutions
command-validate = Validate the national answer, or take the mark away
hint-validate = validate
command-take-agreed = Take everything on which all institutions agree
hint-take-agreed = all agreed
command-confirm = Confirm the last cycle's answer
hint-confirm = confirm
command-share = Who may see the answer
hint-share = share
command-confidence = How sure the answer is
hint-confidence = certainty
command-same-as-above = Same answer as the row above
hint-same-as-above = as above
command-row-by-row = Matrix as a grid, or one row at a time
hint-row-by-row = grid/rows
command-own-editor = Write the text in your own editor
hint-own-editor = own editor
command-add-entry = Add an entry
hint-add-entry = add
command-remove-entry = Remove the entry
hint-remove-entry = remove
command-undo = Undo
hint-undo = undo
command-redo = Redo
hint-redo = redo
command-next-question = Next question
hint-next-question = next
command-previous-question = Previous question
hint-previous-question = previous
command-next-section = Next section
hint-next-section = next section
command-previous-section = Previous section
hint-previous-section = previous section
command-next-problem = Next problem, flag or unanswered required question
hint-next-problem = next problem
command-search = Search: questions, choices and answers; in the profile, countries
hint-search = search
command-outline = Outline
hint-outline = outline
command-guidance = Guidance: help, and why we ask
hint-guidance = guidance
command-review = Review what is missing
hint-review = review
command-profile = Profile of the respondent
hint-profile = profile
command-focus-next = Next field or pane
hint-focus-next = next field
command-focus-previous = Previous field or pane
hint-focus-previous = previous field
command-up = Up
hint-up = up
command-down = Down
hint-down = down
command-left = Left
hint-left = left
command-right = Right
hint-right = right
command-page-up = One page up
hint-page-up = page up
command-page-down = One page down
hint-page-down = page down
command-first = To the first
hint-first = first
command-last = To the last
hint-last = last
command-new = New draft
hint-new = new
command-save = Save now
hint-save = save
command-retry = Try again: save, or read the list
hint-retry = try again
command-export = Write a copy of the draft for colleagues
hint-export = export draft
command-finalise = Finalise: write the file that is sent
hint-finalise = send
command-discard = Discard the draft
hint-discard = discard
command-help = Help for this screen
hint-help = Help
command-palette = All commands by name
hint-palette = commands
command-language = Language of texts and screen
hint-language = language
command-notices = Messages so far
hint-notices = messages
command-mouse = Mouse on or off
hint-mouse = mouse
command-back = One level up
hint-back = back
command-quit = Leave quipu
hint-quit = leave
command-leave = Leave quipu, after a question
hint-leave = leave

header-texts = Texts: { $texts }
header-languages = Texts: { $texts }   Screen: { $screen }
header-sample = SAMPLE

status-all-saved = All saved
status-saved = Saved { $time }
status-saving = Saving
status-not-saved = NOT SAVED: { $why } F5 try again, Ctrl+S save a copy as well
status-read-only = READ ONLY
count-answered = { $answered } of { $shown } answered
count-answered-short = { $answered }/{ $shown } answered
count-required = { $count } required left
count-fix = { $count } to fix
more-below = more below ({ $count })
window-too-small = The window is { $width }x{ $height } and must be at least 40x12. Your answers are saved. Enlarge it, press Ctrl+C to leave, or start quipu with --plain.
paste-cleaned = Characters that cannot be seen were left out of the text.
    .hint = Nothing needs to be done.
editor-failed = The text is as it was: your editor ended with an error ({ $error }).
    .hint = Set VISUAL or EDITOR to an editor that waits until you are done.
editor-no-text = The text is as it was: what your editor left is no text in UTF-8.
    .hint = Save it as UTF-8.
paste-nowhere = Nothing was pasted: there is no text field here.
mouse-on = Mouse on: Shift+drag still selects text.
mouse-off = Mouse off: the terminal selects text as usual.
undo-nothing = There is nothing to undo.
redo-nothing = There is nothing to redo.

home-title = Peer-review questionnaires
home-loading = Reading questionnaires and drafts …
home-empty = There are no questionnaires.
home-yours = Your questionnaires
home-sections = { $count ->
        [one] 1 section
       *[other] { $count } sections
    }
home-minutes = { $minutes } min
home-new = NEW
home-draft = DRAFT
home-counting = being read …
home-ready = READY
home-sent = SENT
home-unreadable = NOT READABLE
home-edited = edited { $when }
home-recovered = Recovered: quipu was not left properly. The answers to { $draft } saved on { $when } are all here; the last was to { $question }.
home-q-leaves = This is the first screen. q leaves quipu.
home-nothing-to-start = There is no questionnaire here to start.
home-no-draft = Only a draft can be discarded, and this is none.

profile-title = Profile
profile-intro = Who answers, on whose behalf, and as of when. Only country and institution are required; everything can be changed later.
countries-title = Countries. Type a name or a code.
profile-code = Country code (two letters)
profile-country = Country
profile-institution = Institution
profile-level = Level of government
profile-role = Role
profile-capacity = The answers speak for
profile-reference-date = Reference date (YYYY-MM-DD)
profile-language = Language of your texts
profile-share = Who may see the answers
profile-contact-name = Contact: name
profile-contact-title = Contact: title
profile-contact-email = Contact: e-mail
profile-cleared-by = Cleared by
profile-none = not stated
profile-nth = { $nth } of { $count }
profile-begin = Begin answering
profile-done = Done
profile-level-national = national
profile-level-regional = regional
profile-level-local = local
profile-level-other = other
profile-role-co-ordinator = national co-ordinator
profile-role-contributing = contributing ministry or agency
profile-role-examiner = examiner
profile-role-secretariat = secretariat
profile-role-observer = observer
profile-capacity-country = the country
profile-capacity-institution = the institution
profile-capacity-personal = myself, as an expert
profile-country-missing = The country is missing: give its name or its code.
profile-code-invalid = "{ $code }" is not a country code: give two letters, for example PE.
profile-institution-missing = The institution is missing.
profile-date-invalid = "{ $date }" is not a date: write it as 2026-09-30.
profile-email-invalid = "{ $email }" is not an e-mail address.
profile-kept-old = What could not be used stays as it was.

fill-required = required
fill-position = question { $nth } of { $count }
fill-empty = No question is shown.
fill-last = This is the last one. r shows what is missing.
fill-first = This is the first one.
fill-hidden = The question is not shown, given the other answers.
fill-no-problem = Nothing is left to fix.
fill-joined = Somebody else had changed this draft; their answers were joined in.
fill-conflict-first = Versions of this answer disagree. Answer it again first.
fill-note-only = There is nothing to answer here.
outline-title = Sections
outline-hidden = n/a
outline-legend = x done  ~ part  . none  ! fix  ? flag  - not applicable  * required
guidance-help = Help
guidance-maturity = Levels
guidance-evidence = Examples of evidence
guidance-why = Why we ask
guidance-presented = As presented in 2016.
guidance-section = About this section
guidance-scope = Scope
guidance-none = There is no guidance on this question.
guidance-more = … g guidance
guidance-beside = Guidance stands beside the question.
beside-blank = no answer
beside-flag = You flagged this for later
beside-confidence = Certainty: { $level }
beside-share = May be seen by: { $share }
beside-note = Note: { $note }
guidance-packet = Your part
packet-due = { $by } asks for your part by { $due }.
packet-open = { $by } asks for your part.
beside-explanation = Why: { $text }
beside-from = From: { $institutions }
beside-previous = Last cycle { $date } ({ $standing }): { $said }
beside-round = Round { $round }, { $countries } countries: { $counts }
beside-round-median = Round { $round }, { $countries } countries: { $counts }; median { $median }
beside-round-few = Round { $round }: fewer than { $least } countries answered, so nothing is shown.
beside-far = Far from the median: change it, or say why (w).
confirm-nothing = There is no answer of the last cycle to confirm here.
    .hint = Answer the question as it is.

review-title = Review
review-fix = Must be fixed before sending ({ $count })
review-look = Please look ({ $count })
review-sections = Answers by section
review-send = Sending
review-nothing-to-fix = Nothing is left that must be fixed.
review-sent = Finalised. Send this file: { $file }
review-finalise = Finalise and write the file that is sent
review-not-yet = Not possible yet: { $count } to fix
review-export = Export the draft for colleagues
review-refused = { $count ->
        [one] Not possible yet: one thing must be fixed first.
       *[other] Not possible yet: { $count } things must be fixed first.
    }
finalised = Finalised. Send this file: { $file }
exported = A copy of the draft was written: { $file }
finalise-question = Finalise this response?
finalise-sends = { $title }, { $country } / { $institution }: { $answered } of { $shown } questions answered, revision { $revision }.
finalise-what = A file to send is written. The draft stays and can be changed for a new revision.
finalise-yes = Enter: write the file
dialog-no = Esc: no
discard-question = Discard the draft { $draft }?
discard-where = It is moved to the folder "discarded", where it can be found again.
discard-yes = Enter: discard
leave-saved = All saved. Leave quipu?
leave-saving = Saving; quipu leaves once that is done. Leave?
leave-unsaved = NOT SAVED: { $why } Whoever leaves now may lose answers. Leave?
leave-yes = Enter: leave
leave-no = Esc: stay

menu-filter = Filter:
menu-count = { $count } found
help-title = Help: what can be done here. Type to filter, Enter runs it.
palette-title = Commands. Type to filter, Enter runs it.
search-title = Search. Type words in any order; accents do not matter.
notices-title = Messages, newest first
language-title = Language
language-texts = Texts of the questionnaire
language-screen = Screen
language-other = Language { $code }
language-en = English
language-es = Spanish
language-fr = French
share-title = Who may see this answer?
share-default = as in the profile
share-facilitator = the facilitator only
share-participants = the participants of the review
share-public = everybody
confidence-title = How sure is this answer?
confidence-none = not stated
confidence-1 = 1 impression
confidence-2 = 2 partly documented
confidence-3 = 3 documented
confidence-not-asked = Certainty is not asked for here.
note-title = Note beside the answer
note-label = Note (empty takes it away):
explanation-title = Why the answer changed, or stays apart
explanation-label = Explanation (empty takes it away):
silence-title = Why is there no answer?
silence-reason = Reason:
silence-needs-reason = "Not applicable" needs a short reason.
silence-not-applicable = not applicable (give a reason)
silence-dont-know = not known to us (who would know?)
silence-withheld = we prefer not to answer
silence-none = there is an answer after all

## field

field-entry = Entry { $number }
field-add = Add an entry
field-remove = Remove this entry
field-max = Up to { $max }
field-specify = Please specify:
field-evidence = Evidence (required from level 2)
field-sources = Sources
field-priority = Priority
field-confidence = Confidence in the answer
field-target = Target level (optional)
field-count = Rows: { $rows }, words: { $words }, characters: { $characters }
field-count-of = Rows: { $rows }, words: { $words }, characters: { $characters } of { $max }
field-count-over = Longer than { $max } characters by { $over }. Everything is kept.
grid-not-applicable = n/a
grid-dont-know = dk
grid-withheld = held
field-more = { $rows ->
        [one] one more line below
       *[other] { $rows } more lines below
    }

# Sheets
labelled = { $label }: { $text }
summary-for-facilitator = This part names institutions and is for the facilitator.
    .hint = Add --audience facilitator.
sheet-empty = There is nothing to list.
sheet-files = Files
sheet-conflicts = Open answers
sheet-gaps = Gaps
sheet-profiles = Profiles
sheet-challenges = Shared challenges
sheet-matches = Peer-learning matches
sheet-divergences = Divergences between institutions
sheet-agreement = Agreement among institutions
sheet-roadmap = Roadmap
sheet-progress = Progress
sheet-quality = Answer quality
note-files = Files are only read. Their state says where each stands among the others.
note-conflicts = Versions that were written without knowledge of each other and differ. Times are by the writers’ clocks and decide nothing.
note-gaps = Shortfall: target (4 where none is set) minus level. Gap: priority times shortfall, 0 to 16. Without a level or a priority it cannot be computed.
note-profiles = Profile: 100 times the mean level divided by 4; not told where fewer than 60 % of the items are rated. No ranking.
note-challenges = Index: (faced + half of partly faced) divided by all substantive answers. Shared: at least two countries and half of those who answered. Solvable: shared, and at least one country has overcome it.
note-matches = Score: demand times supply times contact, at least 0.25; at most three donors for each statement and five matches for each donor. Only what participants may see. Not a ranking.
note-divergences = Different views of institutions are information, not errors.
note-agreement = Krippendorff’s alpha over the maturity levels that institutions gave (ordinal): 1 is agreement, 0 is chance. Blank where nothing varies.
note-roadmap = Order: horizon, priority, linked gap, fewer obstacles; each reform after those it depends on.
note-progress = Completed and relevant reforms are counted; statuses are never averaged.
note-quality = Rates are parts of a whole: completion of required items; substantive answers and “don’t know” of all given; evidence from level 2; sources from level 3.
word-yes = yes
word-no = no
state-new = new
state-updated = updated
state-older = older
state-duplicate = duplicate
state-conflict = conflict
state-joined = joined
state-wrong-version = unknown version
state-other = collection or decisions
state-error = error
mark-clock = clock?
mark-hidden-characters = hidden characters
mark-changed = changed after finalising
mark-draft = draft
status-split = institutions differ
quadrant-act-now = act now
quadrant-deepen = deepen
quadrant-watch = watch
quadrant-maintain = maintain
quadrant-none = cannot be computed
flag-low-confidence = low confidence
flag-no-source = no source
flag-provisional = provisional
grade-minor = minor
grade-notable = notable
grade-strong = strong
grade-scope = different scope
grade-choice = different choices
grade-sets = different sets
grade-numbers = different numbers
contact-directly = directly
contact-facilitator = through the facilitator
contact-no = none
risk-no-lead = nobody leads
risk-no-date = no date
risk-overdue = overdue
risk-stopped = stopped
risk-fragile = fragile
order-cycle = depends on itself
order-later = depends on { $row }, which has a later date
reason-faced = faces it
reason-partly = faces it partly
reason-gap = gap { $gap } of 16
reason-overcame = the other overcame it
reason-level = the other is at level { $level }
reason-practice = practice with a source
reason-facilitator = contact through the facilitator
column-file = File
column-state = State
column-marks = Marks
column-country = Country
column-institution = Institution
column-questionnaire = Questionnaire
column-version = Version
column-status = Status
column-revision = Revision
column-written = Written (their clock)
column-problem = Problem
column-number = No.
column-item = Item
column-letter = Version
column-author = Author
column-value = Value
column-note = Note
column-reopened = Reopened
column-label = What it asks
column-level = Level
column-target = Target
column-priority = Priority
column-shortfall = Shortfall
column-gap = Gap
column-percent = % of 16
column-quadrant = Suggests
column-flags = Flags
column-rated = Rated
column-items = Items
column-profile = Profile
column-mean-gap = Mean gap
column-faced = Faced
column-partly-faced = Partly
column-overcome = Overcome
column-not-faced = Not faced
column-n = n
column-of = of
column-index = Index
column-shared = Shared
column-solvable = Solvable
column-who-faces = Faced by
column-who-partly = Partly by
column-who-overcame = Overcome by
column-learner = May ask
column-donor = Can share
column-key = Statement
column-score = Score
column-demand = Demand
column-supply = Supply
column-contact = Contact
column-reciprocal = Both ways
column-wished = Wished
column-reasons = Reasons
column-grade = Divergence
column-size = Size
column-voices = Who says what
column-institutions = Institutions
column-compared = Items compared
column-alpha = Alpha
column-order = Order
column-lead = Lead
column-horizon = Horizon
column-target-date = Target date
column-milestone = Next milestone
column-linked-gap = Linked gap
column-obstacles = Obstacles
column-anchors = Anchors
column-depends = Depends on
column-risks = Risks
column-notes = Notes
column-relevant = Relevant
column-completed = Completed
column-anchored = With an anchor
column-fragile = Fragile
column-term-ends = Term ends
column-required = Required
column-answered = Answered
column-completion = Completion
column-substantive = Substantive
column-dont-know = Don’t know
column-evidence = Evidence
column-sources = Sources
reason-overcame-in = the other overcame it in { $years ->
        [one] one year
       *[other] { $years } years
    }
no-value-conflict = open
no-value-withheld = withheld
no-value-dont-know = don’t know
no-value-unanswered = unanswered
no-value-not-applicable = not applicable
no-value-not-asked = not asked

# The desk
desk-reading = Reading the files …
desk-compare = Comparison
desk-legend = Level 0 to 4 with its sign, or the number of the option (its count where several are chosen). t text, # number, / institutions split, ! open, .. no answer, – withheld, × not applicable.
desk-no-texts = Only texts can be kept together.
    .hint = Keep one of the versions, or write another text.
desk-decided = The decision is kept in { $file }.
    .hint = Ctrl+Z takes it back.
desk-taken-back = Your last decision was taken back.
    .hint = The conflict is open again.
desk-nothing-to-take-back = There is no decision of yours to take back.
    .hint = Decisions of others stay as they are.
desk-no-folder = Decisions are kept in a folder, and none was given.
    .hint = Put the received files into a folder and open that.
decide-title = Settle the conflict
decide-text = Text:
when-desk = On the facilitator’s desk
command-swap-axes = Swap rows and columns of the comparison
hint-swap-axes = swap axes
command-sort = Sort
hint-sort = sort
filter-title = Show only rows with a text
filter-label = Text:
hint-filter = filter
command-keep-both = Keep all texts, one below the other
hint-keep-both = both texts
command-write = Write another text
hint-write = write another
hint-keep = keep this one
hint-accept-desk = all of it
hint-next-tab = next table
hint-next-questionnaire = next questionnaire
hint-rescan = read again
desk-texts = { $count ->
        [one] One text, as it was written
       *[other] { $count } texts, as they were written
    }
sheet-consolidation = Institutions side by side
sheet-statuses = Reforms by status
sheet-support = Support wanted and offered
sheet-change = Change since the earlier round
sheet-changes = Change in numbers
sheet-standings = What became of the last cycle's answers
sheet-differences = What changed between the versions
sheet-outcomes = What became of the answers
note-consolidation = The value of a country is the one its co-ordinator validated, shown first; else it is provisional: the lower median of levels and numbers, the choice most institutions made.
note-statuses = How many countries give each status for a reform. Statuses are never averaged.
note-support = What countries want and offer by their own account. Only what participants may see.
note-change = Levels of the same item in the same words, in countries that answered both rounds. A lower level may be a more exact answer, not a step back.
note-standings = Answers counted against those of the last cycle that the file carries: confirmed, changed, new, or not reviewed yet.
note-no-differences = Nothing changed that concerns questions or answers.
note-differences = Changes that leave answers without a place (kept aside, readable): { $lost }; that call for another look at answers: { $review }; that leave answers as they are: { $kept }.
note-outcomes = Answers kept as they are: { $kept }; to be looked at again (flagged): { $review }; with no place, whole or in part, and kept aside: { $lost }.
note-changes = Items counted by what became of their level. No ranking.
note-reworded = Not compared, because the earlier round did not ask them in these words: { $items }.
change-up = up
change-unchanged = unchanged
change-down = down
change-newly = newly answered
change-no-longer = no longer answered
basis-validated = validated
basis-provisional = provisional
basis-single = one institution
basis-split = split
basis-none = none
column-basis = Basis
column-seen = Had seen (writings of each author)
column-sustained = Sustained (level)
column-across-parties = Across parties (level)
column-among-priorities = National priority (level)
column-countries = Countries
column-who = Which countries
column-theme = Theme
column-kind = Support
column-wanted-by = Wanted by
column-offered-by = Offered by
column-meets = Meets
column-before = Before
column-after = Now
column-change = Change
column-confirmed = Confirmed
column-changed = Changed
column-new = New
column-not-reviewed = Not reviewed
column-explanation = Explanation
column-made-from = Made from the answers of
column-effect = Effect on answers
effect-kept = kept
effect-review = needs review
effect-lost = lost (kept aside)
difference-section-added = section added
difference-section-removed = section removed
difference-section-moved = section moved
difference-section-reworded = section reworded
difference-added = question added
difference-removed = question removed
difference-renamed = question renamed
difference-moved = question moved
difference-reworded = reworded
difference-hint-reworded = help reworded
difference-translated = translation changed
difference-type-changed = type changed
difference-required-changed = required or optional changed
difference-relevance-changed = shown under another condition
difference-rule-changed = another rule or limit
difference-level-reworded = level reworded
difference-row-added = row added
difference-row-removed = row removed
difference-row-renamed = row renamed
difference-row-reworded = row reworded
difference-row-relevance-changed = row shown under another condition
difference-choice-added = choice added
difference-choice-removed = choice removed
difference-choice-renamed = choice renamed
difference-choices-merged = choices merged
difference-choice-reworded = choice reworded
difference-choices-reordered = ordered choices in another order
difference-sources-changed = choices or entries come from other answers
difference-field-added = field added
difference-field-removed = field removed
difference-field-renamed = field renamed
difference-rewritten = written in another form
difference-no-question = the question is not there any more
difference-no-row = the row is not there any more
difference-other-type = the question is of another type
difference-no-choice = a choice is not there any more
difference-no-field = a field is not there any more
difference-place-taken = another answer stands in its place
set-aside-title = Kept aside
set-aside-why = Answers to an earlier version of the questionnaire that have no place in this one.
packet-asked = { $by } asks for an answer to { $questions ->
    [one] one question.
   *[other] these { $questions } questions.
    }
packet-asked-by = { $by } asks for an answer by { $due } to { $questions ->
    [one] one question.
   *[other] these { $questions } questions.
    }
last-cycle = Last cycle
standing-confirmed = confirmed
standing-changed = changed
standing-new = new
standing-not-reviewed = not reviewed yet
beside-validated = Validated by the national co-ordinator
column-difference = Difference
column-now-at = Now at
column-why = Why
column-provisional = Provisional
column-up = Up
column-unchanged = Unchanged
column-down = Down
column-newly = Newly answered
column-no-longer = No longer answered
chart-distribution = Distribution
chart-heat = Heat map
chart-heat-description = Items in rows, countries in columns. Levels and ordered choices from dark (low) to light (high); the digit is the level or the number of the choice. × not applicable or not asked, .. don’t know, unanswered or undecided, – withheld.
report-count = { $n } of { $of }
report-column-row = Row
report-grid-legend = Numbers are those of the choices above; ◐ chosen by fewer than half of the institutions, (p) provisional. × not applicable or not asked · .. don’t know, unanswered or undecided · – withheld
full-title = Peer review of public governance: comparison report
full-audience = Audience
full-countries = Countries
full-dates = Reference dates
full-questionnaires = Questionnaires
full-how-to-read = How to read this report
full-participation = Participation and data quality
full-participation-note = Number of institutions that answered, and the share of required items they answered or explained.
full-method = Annex: method
full-withheld = Annex: what was withheld
full-withheld-note = Answers that a country withheld, or that are not for this audience: a reader cannot tell them apart. Counts only.
full-withheld-count = Withheld
full-conflicts-count = Open
full-wording = Annex: wording
chart-challenges = Challenge index
chart-roadmap = Target dates
full-method-text =
    One country counts once in every figure. The value of a country is the one its national co-ordinator validated; otherwise it is provisional (p): the lower median of levels, priorities, targets and numbers of its institutions, the most frequent choice, and of several choices those made by at least half of the institutions (●) or by fewer (◐).
    Not applicable, don’t know, withheld and unanswered are counted apart and never taken for 0 or for “no”.
    Share of an option: countries that chose it divided by countries with a value. With fewer than three values only counts are printed.
    Agreement A, −1 to 1: van der Eijk (2001), Measuring agreement in ordered rating scales. Consensus, 0 to 1: Tastle and Wierman (2007), Consensus and dissention. Both for ordered scales.
    Theme profile: M = 100 × mean level / 4 over the rated maturity items; not told where fewer than 60 % of them are rated.
    Shortfall S = max(0, target − level), target 4 where none is set. Gap G = priority × S, 0 to 16. Act now: priority 3 or 4 and level 0 or 1. Deepen: priority 3 or 4 and level 2.
    Challenge index H = (faced + 0.5 × partly faced) / all substantive answers. Shared: at least two countries and half of those who answered.
    Peer-learning match: D × U × w. Demand D = max(1 faced or 0.5 partly; gap / 16). Supply U = 0.4 × overcame it + 0.4 × level / 4 from level 3 + 0.2 × practice with a source. Contact w = 1 directly, 0.8 through the facilitator, 0 no. From 0.25 upwards, three donors for each statement, five matches for each donor.
    Divergence: range of levels 1 minor, 2 notable, 3 or more strong. Agreement among institutions: Krippendorff’s α, ordinal.
    Roadmap: by horizon, priority, linked gap and obstacles; each reform after those it depends on. Fragile: the target date lies after the end of the term and no law, budget line, permanent unit or cross-party agreement holds it.
sheet-readme = Read me
sheet-countries = Countries
sheet-questions = Questions
sheet-answers = Answers
sheet-comparison = Comparison
sheet-options = Options
sheet-texts = Texts
column-text = Text
column-role = Role
column-reference-date = Reference date
column-language = Language
column-shown = Shown
column-required-left = Required left
column-section = Section
column-question = Question
column-choices = Choices or levels
column-row = Row
column-entry = Entry
column-field = Field
column-split = Split
column-conflict = Open
column-withheld = Withheld
column-unanswered = Unanswered
column-not-applicable = Not applicable
column-not-asked = Not asked
column-median = Median
column-upper-median = Upper median
column-lowest = Lowest
column-highest = Highest
column-agreement = Agreement A
column-consensus = Consensus
column-option = Option
column-yes = Countries
column-partly = Partly
column-from = From
report-no-table = This has no form in that format.
    .hint = Use txt, md, html or docx.
report-limit = The file cannot be written: { $error }
    .hint = Choose fewer questionnaires or countries.
export-reading = Reading the files …
show-needs-file = This format cannot be printed.
    .hint = Name a file to write: -o FILE
export-withheld = { $count ->
    [one] { $count } answer is withheld or not for this audience.
   *[other] { $count } answers are withheld or not for this audience.
    }
export-neutralised = { $count ->
    [one] { $count } cell that a spreadsheet would take for a formula begins with an apostrophe now (row:column): { $cells }
   *[other] { $count } cells that a spreadsheet would take for formulas begin with an apostrophe now (row:column): { $cells }
    }
table-written = Written: { $folder } ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
    } of { $responses ->
    [one] { $responses } response
   *[other] { $responses } responses
    }, in { $parts ->
    [one] { $parts } file
   *[other] { $parts } files
    })
table-no-parts = The table holds the answers themselves and has no parts.
    .hint = Leave out --only.
table-options = The table holds the answers themselves; --list and the options for CSV are about reports.
    .hint = Leave them out.
command-report = Write the report
desk-report-title = Write the report
desk-report-file = File; its ending chooses the format: html, docx, xlsx, md, csv, json
desk-report-writing = Writing the report …
desk-report-written = Written: { $file }. Answers withheld or not for this audience: { $withheld }.
export-over-received = This is one of the files received: { $file }
    .hint = Choose another name: received files are only read.
hint-report = report
readme-continued = ↓ at the end of a cell: the text goes on in the row below, because a cell holds 32,767 characters.

## Long work

watch-files = { $done } of { $files } files, { $rate } a second, { $left } s left
