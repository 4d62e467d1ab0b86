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
command-share = Who may see the answer
hint-share = share
command-confidence = How sure the answer is
hint-confidence = certainty
command-row-by-row = One row at a time, or the whole table
hint-row-by-row = row by row
command-same-as-above = Same answer as the row above
hint-same-as-above = as above
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
command-search = Search questions, choices and answers
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
command-back = One level up
hint-back = back
command-leave = Leave quipu
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
paste-nowhere = Nothing was pasted: there is no text field here.
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
beside-conflict = { $count } versions of this answer disagree
beside-flag = You flagged this for later
beside-confidence = Certainty: { $level }
beside-share = May be seen by: { $share }
beside-note = Note: { $note }

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
silence-title = Why is there no answer?
silence-reason = Reason:
silence-needs-reason = "Not applicable" needs a short reason.
silence-not-applicable = not applicable (give a reason)
silence-dont-know = not known to us (who would know?)
silence-withheld = we prefer not to answer
silence-none = there is an answer after all
