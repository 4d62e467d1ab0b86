# quipu, interface (fr)

json-invalid = Le contenu ne peut pas être utilisé : { $error }

## store

store-not-found = Ce fichier ou dossier n’existe pas.
    .hint = Vérifiez le nom ou regardez ce que contient le dossier.
store-no-permission = Vous n’avez pas le droit de lire ou d’écrire ce fichier ou dossier.
    .hint = Demandez l’accès à son propriétaire ou choisissez un autre emplacement avec --data.
store-read-only = Il n’est pas possible d’écrire à cet emplacement.
    .hint = Choisissez un autre emplacement avec --data.
store-full = Il n’y a plus de place sur le disque.
    .hint = Libérez de la place ; ce qui existait avant est inchangé.
store-is-folder = C’est un dossier, pas un fichier.
    .hint = Indiquez un fichier de ce dossier.
store-special = C’est un tube, une socket ou un périphérique, pas un fichier ; il a été laissé de côté.
    .hint = Retirez-le du dossier.
store-changed = Le fichier a changé pendant sa lecture ; il a été laissé de côté.
    .hint = Relancez la commande.
store-changed-since = Le fichier a été modifié ou supprimé après avoir été lu, et rien n’a été écrit : une collection déjà présente reste telle quelle.
    .hint = Relancez la commande.
store-exists = Un fichier de ce nom existe déjà ; il n’a pas été modifié.
    .hint = Choisissez un autre nom.
store-not-empty = Ce dossier contient déjà quelque chose ; il n’a pas été modifié.
    .hint = Indiquez un dossier vide ou qui n’existe pas encore.
store-io = Le fichier n’a pas pu être lu ou écrit : { $error }
store-held = Le brouillon est ouvert ailleurs : { $holder }.
    .hint = Fermez-le d’abord là-bas. Ici, il peut être lu.
store-no-folder = Aucun dossier de données n’est connu sur cette machine.
    .hint = Indiquez-en un avec --data ou QUIPU_DATA.

## catalogue

catalogue-unknown = Il n’y a pas ici de questionnaire « { $id } ».
    .hint = Il y a : { $known }.
catalogue-other-version = La version { $version } du questionnaire « { $id } » n’est pas ici ; la version { $known } y est.
    .hint = Placez le fichier de cette version dans le dossier des questionnaires.

## response

response-no-format = Le fichier ne dit pas qu’il est un fichier de réponses.
    .hint = Un fichier de réponses commence par "format": "quipu-response/1".
response-other-format = Ce n’est pas un fichier de réponses mais « { $format } ».
    .hint = Un fichier de réponses commence par "format": "quipu-response/1".
response-newer-format = Une version plus récente de quipu a écrit ce fichier ({ $format }) ; il peut être lu, pas modifié.
    .hint = Installez une version plus récente pour le modifier.
response-value-and-missing = La réponse a une valeur et aussi un motif d’absence.
    .hint = Supprimez l’un des deux.
response-changed-after-finalising = Le fichier a été modifié après sa finalisation.
    .hint = Demandez à l’expéditeur si la modification est voulue.

## merge

merge-no-format = Le fichier ne dit pas ce qu’il est.
    .hint = Les réponses, collections et décisions de quipu commencent par "format".
merge-unknown-format = C’est « { $format } », qui ne peut pas être réuni.
    .hint = Indiquez des réponses, des collections ou des décisions.
merge-two-outputs = La collection et le compte rendu ne peuvent pas aller tous deux sur la sortie standard.
    .hint = Nommez un fichier avec -o, ou omettez --format json.
merge-nothing = Il n’y a aucune réponse à réunir.
    .hint = Indiquez des fichiers finalisés avec quipu, ou un dossier qui en contient.
merge-done = { $files ->
        [one] Un fichier lu
       *[other] { $files } fichiers lus
    } : { $responses ->
        [one] une réponse
       *[other] { $responses } réponses
    } de { $countries ->
        [one] un pays
       *[other] { $countries } pays
    }, { $conflicts ->
        [0] aucun conflit ouvert.
        [one] un conflit ouvert.
       *[other] { $conflicts } conflits ouverts.
    }
merge-changed = { $file } a été modifié après sa finalisation.
conflict-line = { $number }. { $country }, { $institution } : { $address } ({ $questionnaire })
conflict-alternative = {"   "}{ $letter }) { $author }, { $time } : { $value }
conflict-reopened = {"   "}Déjà tranché par { $name } ; un fichier plus récent le rouvre.
answer-blank = (effacée)
missing-not-applicable = sans objet
missing-dont-know = ne sait pas
missing-withheld = non communiqué

## command line

cli-error = erreur
cli-warning = avertissement
cli-output-failed = La sortie n’a pas pu être écrite : { $error }
check-good = { $file } : correct
finalise-not-yet = { $count ->
        [one] Non finalisé : un point est d’abord à corriger.
       *[other] Non finalisé : { $count } points sont d’abord à corriger.
    }
finalise-written = Finalisé : { $file }
finalise-no-draft = Il n’y a pas de brouillon « { $name } », ou il y en a plusieurs.
    .hint = Il y a : { $drafts }.
finalise-read-only = Cette version de quipu ne peut pas finaliser le fichier.
    .hint = Installez une version plus récente.
mapping-format = Le fichier n'est pas une table de correspondance de cette version : son format est « { $format } ».
    .hint = Une table de correspondance commence par "format": "quipu-mapping/1" ; voir docs/questionnaires.md.
mapping-twice = Deux questions mènent à « { $name } ».
    .hint = Laissez son nom à l'une d'elles, ou donnez-lui-en un autre.
mapping-unknown = La correspondance nomme « { $name } », que la version { $version } n'a pas.
    .hint = Les anciens noms sont à gauche, les nouveaux à droite.
upgrade-written = Réponse reportée : { $file }
sealed-failed = Le scellement ou la signature a échoué : { $error }.
    .hint = Réessayez ; si cela persiste, envoyez le fichier autrement.
sealed-recipient = « { $recipient } » n'est pas un destinataire : { $error }.
    .hint = Demandez au facilitateur la ligne qui commence par age1.
sealed-passphrase = La phrase secrète ne convient pas.
    .hint = Réessayez ; une phrase secrète ne peut être retrouvée.
sealed-no-identity = Le fichier ne contient aucune identité.
    .hint = Nommez le fichier secret créé par quipu key new ou age-keygen.
sealed-other-key = Le fichier est scellé pour quelqu'un d'autre.
    .hint = Nommez la bonne identité avec --identity, ou redemandez le fichier.
sealed-broken = Le fichier scellé a été modifié ou tronqué : { $error }.
    .hint = Redemandez-le ; rien n'en a été lu.
sealed-needs-identity = Le fichier est scellé.
    .hint = Nommez votre identité avec --identity.
signature-no-key = Le fichier n'est pas une clé de signature.
    .hint = Nommez un fichier créé par quipu key new ou minisign.
signature-unreadable = La signature à côté du fichier est illisible.
    .hint = Redemandez-la ; le fichier a été laissé de côté.
signature-wrong = La signature n'est pas celle de ce fichier, bien qu'elle nomme la clé « { $key } » : l'un des deux a été modifié.
    .hint = Redemandez les deux ; le fichier a été laissé de côté.
signature-by = Signé par « { $by } » : { $comment } (clé { $key }).
    .hint = Le commentaire est ce que dit le signataire.
signature-unknown = Signé par une clé inconnue { $key } : { $comment }.
    .hint = Acceptez-la avec --trust si vous la tenez directement de cette personne.
signature-written = Signature : { $file }
signature-of = { $file } : { $said }
keys-written = Gardez { $secret } et sa phrase secrète ; envoyez { $public } aux autres.
passphrase-new = Nouvelle phrase secrète :
passphrase-again = La même encore une fois :
passphrase-of = Phrase secrète de { $file } :
passphrase-empty = Une phrase secrète ne peut être vide.
    .hint = Tapez plusieurs mots.
passphrase-differ = Les deux phrases diffèrent.
    .hint = Rien n'a été écrit ; réessayez.
passphrase-no-terminal = La phrase secrète se demande sur un terminal, et il n'y en a pas : { $error }.
    .hint = Lancez la commande dans un terminal.
round-written = { $country } ({ $institution }) : { $figures } chiffres, { $far } réponses signalées comme éloignées de la médiane. N'envoyez ce fichier qu'à ce pays : { $file }
round-done = { $files } fichiers écrits. Un chiffre représente { $least } pays ou plus ; une réponse à { $far } catégories ou plus de la médiane est signalée.
round-least = Un chiffre de moins de { $least } pays révélerait qui a dit quoi.
    .hint = Choisissez un nombre plus grand avec --least.
assemble-role = { $institution } établit la réponse nationale et est notée comme coordination nationale.
assemble-agreed = { $count ->
        [0] Rien de nouveau sur quoi toutes s'accordent.
        [one] Une réponse reprise sur laquelle toutes s'accordent.
       *[other] { $count } réponses reprises sur lesquelles toutes s'accordent.
    }
assemble-left = { $count ->
        [0] Tout ce qui a été demandé aux institutions est validé.
        [one] Une réponse n'est pas encore validée.
       *[other] { $count } réponses ne sont pas encore validées.
    }
assemble-alpha = Accord des institutions sur les niveaux : α de Krippendorff { $alpha }.
assemble-title = Réponse nationale
assemble-empty = Aucune institution de ce pays n'a rien envoyé sur cette version du questionnaire.
    .hint = Mettez leurs fichiers dans un dossier et nommez-le : quipu assemble BROUILLON DOSSIER.
assemble-how = Aucun fichier d'institution n'est ouvert.
    .hint = Commencez par quipu assemble BROUILLON DOSSIER.
assemble-all-validated = Tout est validé.
assemble-taken = Réponses reprises sur lesquelles toutes s'accordent : { $count }.
assemble-national = Réponse nationale
assemble-none = pas encore
assemble-waiting = pas encore de réponse
assemble-left-out = { $institution } ({ $country }, version { $version }) ne fait pas partie de cette réponse nationale.
    .hint = Elle est d'un autre pays, questionnaire ou d'une autre version ; quipu upgrade reporte une version.
assemble-no-answer = Il n'y a pas ici de réponse { $address }.
    .hint = quipu assemble avec --list montre les réponses qu'il y a.
assemble-not-settled = { $address } : cette institution ne dit rien, ou dit deux choses.
    .hint = Réglez d'abord ses propres fichiers, ou choisissez-en une autre.
assemble-not-combined = { $address } : ces réponses ne peuvent en faire une.
    .hint = Reprenez l'une d'elles, ou écrivez-en une autre.
assemble-nothing = { $address } n'a pas de réponse nationale à valider.
    .hint = Reprenez-en une d'abord.
agreement-not-asked = non demandée
agreement-waiting = en attente
agreement-alike = toutes s'accordent
agreement-differ = elles diffèrent
agreement-minor = divergence mineure
agreement-notable = divergence notable
agreement-strong = divergence forte
agreement-scope = le périmètre diffère
split-written = { $institution } : { $questions ->
        [one] une question
       *[other] { $questions } questions
    }. Envoyez ce fichier : { $file }
plan-format = Le fichier n'est pas un plan de cette version : son format est « { $format } ».
    .hint = Un plan commence par "format": "quipu-plan/1" ; voir le README.
plan-no-institution = Un lot n'a pas d'institution.
    .hint = Donnez-lui un nom sous "institution".
plan-own = Un lot s'adresse à l'institution même qui demande.
    .hint = Retirez-le : ce qui n'est demandé à personne d'autre reste dans votre propre brouillon.
plan-nothing = Un lot ne demande rien.
    .hint = Nommez des sections ou des questions.
plan-no-section = Il n'y a pas de section « { $name } ».
    .hint = quipu show montre le questionnaire avec ses noms.
plan-no-question = Il n'y a pas de question « { $name } ».
    .hint = quipu show montre le questionnaire avec ses noms.
plan-added = « { $question } » est demandée aussi : « { $by } » en tire ses choix ou ses entrées.
    .hint = Il n'y a rien à faire.
plan-several = Demandées à plusieurs institutions : { $questions }.
    .hint = Si ce n'est pas voulu, modifiez le plan.
plan-nobody = Demandées à personne : { $questions }.
    .hint = Répondez-y dans votre propre brouillon, ou ajoutez-les au plan.
store-other-version = Le brouillon existant répond à la version { $version }, le fichier à la version { $other }.
    .hint = Reportez le brouillon avec quipu upgrade, ou demandez un fichier de sa version.
upgrade-in-place = Le brouillon est reporté. Tel qu'il était avant : { $file }
upgrade-other = La réponse porte sur « { $id } », non sur « { $other } ».
    .hint = Nommez une version du même questionnaire, ou donnez une correspondance avec --map.
upgrade-unknown-version = La version { $version } à laquelle répond le fichier n'est pas connue ici : ce qui a été reformulé ne peut être vu.
    .hint = Nommez son fichier avec --from.
resolve-open = { $conflicts ->
        [0] Aucun conflit ouvert.
        [one] Un conflit ouvert.
       *[other] { $conflicts } conflits ouverts.
    }
resolve-kept = Décision conservée dans { $file }
resolve-no-conflict = Il n’y a pas de conflit numéro { $number } ; { $conflicts } sont ouverts.
    .hint = Lancez la commande sans numéro pour les voir.
resolve-no-alternative = Le conflit n’a pas de version « { $letter } ».
    .hint = Lancez la commande sans numéro pour les voir.
export-written = Écrit : { $file } ({ $size } Ko)
export-unknown-ending = Il n’y a pas de format pour l’extension « { $ending } ».
    .hint = Utilisez html, docx, xlsx, md, csv, json ou txt, ou indiquez le format avec --format.
summary-nothing = Il n’y a aucune réponse à comparer.
    .hint = Indiquez des réponses à des questionnaires présents ici, ou un dossier qui en contient.
sample-written = { $files ->
        [one] Un échantillon écrit dans { $folder }
       *[other] { $files } échantillons écrits dans { $folder }
    }

## list

list-title = quipu
list-questionnaires = Questionnaires
list-drafts = Brouillons
list-no-drafts = Pas encore de brouillon.
list-id = id
list-version = version
list-questions = questions
list-minutes = minutes
list-name = titre
list-draft = brouillon
list-country = pays
list-institution = institution
list-answered = réponses
list-status = statut
list-unreadable = illisible
status-draft = brouillon
status-finalised = finalisé
status-validated = validé
role-co-ordinator = coordination nationale
role-contributing = institution contributrice
role-examiner = examinateur
role-secretariat = secrétariat
role-observer = observateur
audience-facilitator = l’équipe de facilitation
audience-participants = les participants à l’examen
audience-public = tout public

## show

show-version = Questionnaire { $id }, version { $version }. { $questions } questions, environ { $minutes } minutes. * = obligatoire.
condition-and = et
condition-or = ou
condition-not = il n’est pas vrai que { $claim }
condition-blank = { $what } est sans réponse
condition-answered = { $what } a une réponse
condition-is = { $what } est { $with }
condition-is-not = { $what } n’est pas { $with }
condition-less = { $what } est inférieur à { $with }
condition-at-most = { $what } est { $with } ou moins
condition-more = { $what } est supérieur à { $with }
condition-at-least = { $what } est { $with } ou plus
condition-includes = { $what } comprend { $with }
condition-quoted = « { $text } »
condition-any = dans au moins une ligne, { $what }
condition-own = dans la même ligne, { $what }
condition-this = la valeur
show-when = Posée lorsque : { $condition }
show-row = Ligne
show-asks = Porte sur
show-level = Niveau
show-description = Description
show-repeat = Autant d’entrées que vous le souhaitez, chacune avec :
show-for-each = Une entrée pour chaque élément de { $from }, avec :
show-choices-from = Les choix proviennent de { $from }.
show-kind-note = note
show-kind-text = texte court
show-kind-long-text = texte
show-kind-number = nombre
show-kind-year = année
show-kind-date = date
show-kind-select-one = choix unique
show-kind-select-multiple = { $max ->
        [0] choix multiple
       *[other] jusqu’à { $max } choix
    }
show-kind-rank = les { $max } premiers, par ordre d’importance
show-kind-matrix = un choix par ligne
show-kind-matrix-multiple = plusieurs choix par ligne
show-kind-maturity = niveau de maturité
show-kind-group = champs
show-kind-repeat = entrées

## report

report-title = Synthèse comparative
report-sample = ÉCHANTILLON (SAMPLE) : réponses inventées de pays fictifs.
report-self-reported = Les réponses sont déclarées par les pays et ne sont pas validées par les pairs.
report-how-to-read = Les chiffres portent sur les pays, sans pondération ; « n sur N » indique combien de pays ont une valeur. Plusieurs institutions d’un pays comptent une fois : la valeur validée par la coordination nationale, sinon une valeur provisoire, signalée (p). Rien ici ne classe les pays.
report-chapter = Questionnaire { $id }, version { $version }. { $countries ->
        [one] Un pays
       *[other] { $countries } pays
    }. Pour { $audience }.
report-conflicts = { $count ->
        [one] Une réponse est en suspens : ses versions diffèrent et personne n’a tranché. Elle n’est pas comptée.
       *[other] { $count } réponses sont en suspens : leurs versions diffèrent et personne n’a tranché. Elles ne sont pas comptées.
    }
report-withheld = { $count ->
        [one] Une réponse n’est pas communiquée, ou pas à ce public.
       *[other] { $count } réponses ne sont pas communiquées, ou pas à ce public.
    }
report-respondents = Répondants et complétude
report-column-country = Pays
report-column-institution = Institution
report-column-role = Rôle
report-column-status = Statut
report-column-reference-date = Date de référence
report-column-language = Langue
report-column-answered = Réponses
report-column-required-left = Obligatoires restantes
report-column-option = Choix
report-column-countries = Pays
report-column-partly = Partiellement
report-column-share = Part
report-column-value = Valeur
report-not-listed = { $responses } réponses. Les répondants et leurs textes sont comptés ici sans être énumérés : `quipu summary --list all` les énumère, `quipu export` les écrit dans un rapport.
report-completeness-note = Réponses : questions traitées ou expliquées, parmi les questions montrées au répondant.
report-n = { $n } sur { $of } pays
report-median = médiane { $value }
report-range = étendue { $value }
report-agreement = accord A { $value }
report-consensus = consensus { $value }
report-split = institutions également partagées : { $value }
report-silent-conflict = conflit ouvert : { $value }
report-silent-withheld = non communiqué : { $value }
report-silent-dont-know = ne sait pas : { $value }
report-silent-unanswered = sans réponse : { $value }
report-silent-not-applicable = sans objet : { $value }
report-silent-not-asked = non posée : { $value }
report-share = { $percent } % ({ $n } sur { $of })
report-level = niveau { $level }
report-legend = ● oui · ◐ partiellement · ○ non · × sans objet ou non posée · .. ne sait pas, sans réponse ou en suspens · – non communiqué
## json

json-no-object = Le fichier ne contient pas d’objet.
    .hint = Tout fichier de quipu commence par une accolade : vérifiez que c’est le bon fichier.
json-too-large = Le fichier dépasse { $limit } Mio.
    .hint = Un questionnaire ou une réponse n’atteint jamais cette taille. Vérifiez qu’il s’agit du bon fichier.
json-not-utf8 = Le fichier n’est pas un texte UTF-8 : l’octet à la position { $offset } est illisible.
    .hint = Enregistrez-le de nouveau avec l’encodage UTF-8 ou demandez une autre copie à l’expéditeur.
json-empty = Le fichier est vide.
    .hint = Demandez une autre copie à l’expéditeur.
json-truncated = Le fichier s’arrête trop tôt : { $opener } à la ligne { $line } n’est pas fermé.
    .hint = Le fichier est incomplet. Demandez une autre copie à l’expéditeur ou ajoutez ce qui manque.
json-too-deep = Des listes et des objets sont imbriqués sur plus de { $limit } niveaux.
    .hint = Aucun fichier de ce programme n’a autant de niveaux. Vérifiez qu’il s’agit du bon fichier.
json-text-too-long = Un texte dépasse { $limit } caractères.
    .hint = Raccourcissez le texte ou divisez-le.
json-name-twice = Le nom { $name } figure deux fois dans le même objet.
    .hint = Conservez l’un des deux et supprimez l’autre.
json-number-range = Le nombre { $number } est trop grand pour servir à un calcul.
    .hint = Écrivez un nombre plus petit ou écrivez-le comme texte, entre guillemets.
json-number = { $number } n’est pas un nombre en JSON.
    .hint = Écrivez les chiffres avec un point décimal, sans zéro initial, signe plus ni séparateur.
json-word = { $word } n’est pas une valeur en JSON.
    .hint = Mettez les textes entre guillemets droits doubles. Seuls true, false et null s’écrivent sans guillemets.
json-escape = La barre oblique inverse ne commence aucune séquence connue.
    .hint = Écrivez \\ pour une barre oblique inverse, \" pour un guillemet, \n pour une nouvelle ligne.
json-control-character = Un saut de ligne ou un autre caractère de commande se trouve dans un texte.
    .hint = Fermez le texte par un guillemet ou écrivez \n pour une nouvelle ligne.
json-value-missing = Une valeur manque ici.
    .hint = Écrivez la valeur ou supprimez la virgule qui précède.
json-name-missing = Un nom entre guillemets droits doubles manque ici.
    .hint = Écrivez le nom ou supprimez la virgule qui précède.
json-colon-missing = Le deux-points manque entre le nom et la valeur.
    .hint = Écrivez “nom”: valeur.
json-comma-missing = Une virgule ou la fermeture { $closer } manque ici.
    .hint = Vérifiez que l’élément précédent est terminé.
json-after-end = Quelque chose suit la fin du contenu.
    .hint = Supprimez ce qui suit la dernière fermeture.
json-field-missing = Le champ { $field } manque.
    .hint = Ajoutez-le à l’objet qui se termine ici.
json-field-unknown = Le champ { $found } n’est pas connu à cet endroit.
    .hint = Sont possibles : { $expected }.
json-word-unknown = { $found } n’est pas l’un des mots possibles.
    .hint = Sont possibles : { $expected }.
json-type-wrong = Il faut ici { $expected ->
        [text] un texte
        [number] un nombre
        [whole] un nombre entier
        [boolean] true ou false
        [list] une liste
       *[object] un objet
    }, mais on y trouve { $found ->
        [text] un texte
        [number] un nombre
        [boolean] true ou false
        [list] une liste
        [object] un objet
       *[nothing] une valeur vide
    }.
    .hint = Les textes s’écrivent entre guillemets, les listes entre [ ], les objets entre {"{"} {"}"}.
json-value-wrong = La valeur { $found } n’est pas possible à cet endroit.
    .hint = Comparez-la avec la description du format.
json-length-wrong = La liste compte { $found ->
        [1] un élément
       *[other] { $found } éléments
    } au lieu de { $expected }.
    .hint = Ajoutez ou supprimez des éléments.
json-no-form = La valeur n’a aucune des formes possibles à cet endroit.
    .hint = Comparez-la avec la description du format.
json-other = Le contenu ne convient pas à cet endroit : { $detail }
    .hint = Comparez-le avec la description du format.

## expression

expression-ends = L’expression se termine trop tôt.
    .hint = Il manque quelque chose à la fin : une valeur, une parenthèse fermante ou un guillemet.
expression-unexpected = « { $word } » n’est pas attendu au caractère { $column } de l’expression.
    .hint = Vérifiez s’il manque devant un opérateur comme and, or ou =, ou s’il y a une parenthèse de trop.
expression-unknown-function = Il n’y a pas de fonction { $word }.
    .hint = Les noms de fonctions s’écrivent en minuscules : not(), selected(), count().
expression-absent-function = La fonction { $word } d’ODK n’existe pas ici.
    .hint = docs/expressions.md énumère toutes les fonctions et dit pourquoi celle-ci manque.
expression-arguments = La fonction { $word } prend un autre nombre de valeurs.
    .hint = Les valeurs sont séparées par des virgules : selected(${"{"}nom{"}"}, 'choix').
expression-nodes = { $word }() compte des lignes, des entrées ou des choix, ni un texte ni un nombre.
    .hint = Donnez-lui des réponses : count(${"{"}nom{"}"}/*).
expression-open-text = Un texte de l’expression n’est pas fermé par { $word }.
    .hint = Fermez-le par le guillemet qui l’ouvre.
expression-name = Une question se nomme comme ${"{"}nom{"}"} ; « { $word } » n’est pas un nom.
    .hint = Utilisez le nom d’une question de ce questionnaire, en minuscules.
expression-bare-name = « { $word } » est isolé.
    .hint = Écrivez ${"{"}{ $word }{"}"} pour une réponse ou '{ $word }' pour un texte.
expression-parent = Il n’est pas possible de remonter avec « .. ».
    .hint = Nommez la question : ${"{"}question{"}"}/champ.
expression-too-deep = L’expression a plus de { $word } niveaux.
    .hint = Simplifiez-la ou divisez la question.
expression-too-long = L’expression dépasse { $word } caractères.
    .hint = Simplifiez-la ou divisez la question.
expression-pattern = « { $word } » n’est pas un motif de regex().
    .hint = Vérifiez ses parenthèses ; un motif compte au plus 512 caractères, sans référence arrière ni assertion.

## questionnaire

questionnaire-format = C’est « { $found } », pas « { $wanted } ».
    .hint = Vérifiez que c’est le bon fichier ; un format plus récent demande un quipu plus récent.
questionnaire-more = { $count ->
        [one] Un autre problème n’est pas affiché.
       *[other] { $count } autres problèmes ne sont pas affichés.
    }
    .hint = Corrigez ceux qui précèdent, puis vérifiez à nouveau.
questionnaire-key-unknown = La clé « { $key } » n’est pas connue et est ignorée.
    .hint = Vérifiez son orthographe ou retirez-la.
questionnaire-key-misplaced = La clé « { $key } » n’a pas de sens pour ce type de question.
    .hint = Retirez-la ou choisissez un autre type.
questionnaire-key-of-question = La clé « { $key } » appartient aux questions, pas aux champs.
    .hint = Mettez-la sur la question qui contient le champ.
questionnaire-name = « { $name } » n’est pas un nom.
    .hint = Utilisez au plus 64 caractères parmi a-z 0-9 . _ - et commencez par une lettre ou un chiffre.
questionnaire-name-twice = Le nom { $name } est utilisé deux fois.
    .hint = Renommez l’un des deux, et ce qui s’y réfère.
questionnaire-library = Il n’y a pas de bibliothèque { $name }.
    .hint = La seule bibliothèque est common.
questionnaire-translation = Le texte manque en : { $languages }.
    .hint = Ajoutez la traduction, ou écrivez "=" s’il est identique à dessein.
questionnaire-untranslated = Le texte « { $text } » est identique en { $language }.
    .hint = Traduisez-le, ou écrivez "=" s’il est identique à dessein.
questionnaire-language = Le texte est en { $language }, mais pas le questionnaire.
    .hint = Ajoutez cette langue au titre, ou retirez le texte.
questionnaire-text-missing = Le texte manque dans la langue par défaut { $language }.
    .hint = Écrivez-le ; les autres langues s’y rabattent.
questionnaire-too-long = Le texte compte { $length } caractères ; { $limit } au plus tiennent.
    .hint = Raccourcissez-le ; ce qui explique peut aller dans l’aide.
questionnaire-empty-section = La section { $name } n’a pas de questions.
    .hint = Ajoutez-en une ou retirez la section.
questionnaire-levels = Un item de maturité a cinq niveaux, de 0 à 4 ; il y en a ici { $count }.
    .hint = Décrivez chaque niveau par un texte.
questionnaire-level-twice = La description du niveau { $level } est répétée ici.
    .hint = Dites ce qui est nouveau à ce niveau.
questionnaire-hint = L’item de maturité n’a pas d’aide.
    .hint = Dites dans l’aide ce qu’il couvre et ce qui compte comme élément probant.
questionnaire-list = Il n’y a pas de liste de choix « { $name } ».
    .hint = Ajoutez-la aux choix de ce fichier ou vérifiez son orthographe.
questionnaire-list-unused = Aucune question n’utilise la liste de choix « { $name } ».
    .hint = Retirez-la ou utilisez-la.
questionnaire-list-hidden = La liste de choix « { $name } » en masque une d’une bibliothèque.
    .hint = Renommez-la, pour que personne ne les confonde.
questionnaire-group = Il n’y a pas de groupe de champs « { $name } ».
    .hint = Ajoutez-le aux groupes de ce fichier ou vérifiez son orthographe.
questionnaire-group-circle = Le groupe de champs « { $name } » se contient lui-même.
    .hint = Retirez le champ qui y ramène.
questionnaire-nesting = Des champs se trouvent dans des champs sur plus de { $levels } niveaux, ou il y en a plus de { $fields } en tout.
    .hint = Transformez-en certains en questions.
questionnaire-no-choices = La question n’a pas de choix.
    .hint = Nommez une liste de choix, ou dites de quelle question ils viennent.
questionnaire-no-fields = La question n’a pas de champs.
    .hint = Écrivez ses champs ou nommez un groupe.
questionnaire-date = « { $found } » n’est pas une date.
    .hint = Écrivez une année, ou une date comme 2017-01-26.
questionnaire-no-rows = La matrice n’a pas de lignes.
    .hint = Écrivez au moins une ligne.
questionnaire-count = { $number } n’est pas possible ici.
    .hint = Écrivez un nombre entier de 1 à 1000.
questionnaire-min-max = Le minimum dépasse le maximum.
    .hint = Échangez min et max, ou corrigez l’un des deux.
questionnaire-min-choices = Plus de choix sont demandés qu’il n’y en a.
    .hint = Abaissez min ou ajoutez des choix.
questionnaire-constraint-message = La contrainte n’a pas de message.
    .hint = Dites dans constraint_message ce que le répondant doit faire.
questionnaire-column = Le choix « { $choice } » ne peut pas être en tête de colonne : une cellule n’admet pas de texte, et une ligne à un seul choix n’en demande pas qui exclue les autres.
    .hint = Utilisez ici une liste sans « specify » ni « exclusive ».
questionnaire-column-wide = Le choix « { $choice } » est trop large pour une tête de colonne.
    .hint = Donnez-lui une forme courte de { $limit } caractères au plus dans chaque langue.
questionnaire-field-choice = Un champ ne peut pas s’appeler « choice ».
    .hint = Choisissez un autre nom ; celui-ci marque les choix accompagnés d’un texte.
questionnaire-field-kind = Le champ { $name } est d’un type qu’un champ ne peut pas avoir.
    .hint = Faites-en une question à part ou choisissez un autre type.
questionnaire-covers = Il n’y a pas d’énoncé { $key }.
    .hint = Comparez la clé avec la liste des énoncés.
questionnaire-source = { $name } n’est pas une question à lignes ou à choix.
    .hint = Nommez une matrice, une sélection ou un classement de ce questionnaire.
questionnaire-where = { $name } n’a pas de lignes, donc « where » n’a pas de sens.
    .hint = Retirez-le : les choix faits sont pris tels quels.
questionnaire-reference = L’expression nomme { $name }, qui n’existe pas.
    .hint = Vérifiez les noms de la question, de la ligne et du champ.
questionnaire-note = L’expression lit { $name }, une note à laquelle personne ne répond.
    .hint = Nommez une question qui admet une réponse.
questionnaire-dot = « { $name } » n’a pas de sens ici.
    .hint = Nommez la question : ${"{"}question{"}"}.
questionnaire-dot-field = « { $name } » est ici tout le groupe ou l’entrée.
    .hint = Nommez le champ : ./champ.
questionnaire-comparison = « { $choice } » n’est pas parmi les choix auxquels il est comparé.
    .hint = Écrivez le nom d’un choix, pas son libellé.
questionnaire-never = La condition n’est jamais remplie.
    .hint = Retirez-la ou faites-la dépendre d’une réponse.
questionnaire-circle = Ce qui est affiché dépend de lui-même : { $names }.
    .hint = Retirez l’une des conditions ou des sources.
questionnaire-chain = Plus de { $limit } questions dépendent les unes des autres à la suite.
    .hint = Faites dépendre certaines directement de la première.
questionnaire-load = { $count } questions sont obligatoires.
    .hint = Moins de { $limit } reçoivent des réponses plus soignées : rendez-en certaines facultatives.

## answer

answer-required = Pas encore de réponse.
    .hint = Répondez, ou dites pourquoi il n’y a pas de réponse : sans objet, ne sait pas ou non communiqué.
answer-field-required = Cette partie est obligatoire.
    .hint = Remplissez-la, ou expliquez pourquoi toute la question reste sans réponse.
answer-conflict = Deux versions de la réponse diffèrent.
    .hint = Répondez à nouveau avec ce qui est juste ; les deux versions sont affichées.
answer-flagged = Signalée pour plus tard.
    .hint = Revoyez-la et retirez le signalement.
answer-changed = La réponse diffère de celle du cycle précédent.
    .hint = Expliquez en une phrase pourquoi elle a changé.
answer-far = La réponse est éloignée de ce qu'ont dit la plupart des pays.
    .hint = Modifiez-la, ou expliquez en une phrase pourquoi elle reste.
answer-reason = « Sans objet » demande un motif.
    .hint = Dites en quelques mots pourquoi c’est sans objet.
answer-range = Le nombre est en dehors de { $min } à { $max }.
    .hint = Saisissez un nombre de { $min } à { $max }.
answer-too-small = Le nombre est inférieur à { $min }.
    .hint = Saisissez { $min } ou plus.
answer-too-large = Le nombre est supérieur à { $max }.
    .hint = Saisissez { $max } ou moins.
answer-ambiguous = Le nombre peut se lire de deux façons.
    .hint = Saisissez { $thousands } ou { $fraction }.
answer-shape = La réponse n’est pas { $wanted ->
        [text] un texte
        [number] un nombre
        [whole] un nombre entier
        [date] une date comme 2026-09-30
        [choice] un choix
        [choices] une liste de choix
        [bundle] un niveau avec ses éléments probants
        [fields] un ensemble de champs
        [entries] une liste d’entrées
       *[nothing] attendue ici
    }.
    .hint = Répondez à nouveau.
answer-same = La même réponse sur les { $rows } lignes : veuillez vérifier.
    .hint = Laissez-la si elle est juste.
answer-unknown-question = Le questionnaire ne pose pas cette question.
    .hint = La réponse vient d’une autre version ; effacez-la ou utilisez cette version.
answer-unknown-field = La question n’a pas ce champ.
    .hint = Il vient d’une autre version ; répondez à nouveau à la question pour l’écarter.
answer-constraint = La réponse à { $name } ne convient pas.
    .hint = Le questionnaire dit à la question ce qui convient.
answer-too-long = Le texte compte { $length } caractères ; { $limit } suffisent.
    .hint = Raccourcissez-le ; rien n’est coupé.
answer-too-long-to-send = Le texte compte { $length } caractères ; un fichier peut en porter { $limit }.
    .hint = Raccourcissez-le avant de finaliser ; d’ici là, tout est conservé.
answer-email = Cela ne ressemble pas à une adresse électronique.
    .hint = Elle a la forme nom@organisation.org.
answer-url = Cela ne ressemble ni à un lien ni à une référence.
    .hint = Un lien commence par https:// et n’a pas d’espaces.
answer-unknown-choice = « { $choice } » n’est pas l’un des choix.
    .hint = Choisissez à nouveau.
answer-choice-gone = « { $choice } » n’est plus proposé, car d’autres réponses ont changé.
    .hint = Choisissez à nouveau, ou revenez à ces réponses.
answer-specify = Le choix « { $choice } » demande un texte.
    .hint = Écrivez de quoi il s’agit.
answer-twice = « { $choice } » est choisi deux fois.
    .hint = Gardez-le une seule fois.
answer-exclusive = « { $choice } » exclut tous les autres, mais d’autres sont choisis.
    .hint = Gardez soit celui-ci, soit les autres.
answer-too-few = { $min ->
        [one] Il en faut au moins un.
       *[other] Il en faut au moins { $min }.
    }
    .hint = Ajoutez ce qui manque.
answer-too-many = { $max ->
        [one] Il en faut au plus un.
       *[other] Il en faut au plus { $max }.
    }
    .hint = Gardez les plus importants.
answer-level = Le niveau manque.
    .hint = Choisissez le plus haut niveau dont la description est remplie, de 0 à 4.
answer-target = Le niveau cible est inférieur au niveau.
    .hint = Choisissez une cible égale ou supérieure au niveau.
answer-evidence = À partir du niveau 2, des éléments probants sont requis.
    .hint = Nommez ce qui le montre : une norme, un organe, un document, un chiffre.
answer-priority = La priorité manque.
    .hint = Choisissez de 1 à 4, ou répondez « sans objet ».
answer-source = À partir du niveau 3, une source aide les lecteurs.
    .hint = Ajoutez un document ou un lien, s’il y en a un.

## fill

fill-which = Quel questionnaire ?
    .hint = Il y a : { $known }.
fill-who = Quel brouillon ?
    .hint = Indiquez pays et institution : --country XA --institution "Ministère des Finances".
fill-recovered = La dernière session s’est terminée sans fermer ce brouillon. Tout ce qui a été enregistré est là.
fill-recovered-until = Récupéré : tout est là jusqu’au { $when }.
fill-put-away = Le brouillon du cycle précédent a été mis de côté : { $path }. Les réponses de ce cycle commencent vides.
evaluate-unknown = Le questionnaire { $questionnaire } n’a pas de question { $name }.
    .hint = quipu show { $questionnaire } affiche les noms de ses questions.
evaluate-no-day = La valeur doit être un jour et n’en est pas un.
    .hint = Un jour s’écrit comme '2026-09-30', ou est un nombre de jours depuis 1970-01-01.
evaluate-zone = Il n’existe pas de fuseau horaire { $name }. Indiquez un nom comme America/Lima, ou UTC.
    .hint = quipu evaluate --zone UTC calcule avec des jours qui sont les mêmes pour tous.
evaluate-too-long = L’expression demande trop d’étapes.
    .hint = Comparez moins de lignes entre elles.
convert-written = Écrit : { $file }
convert-kinds = { $input } et { $output } ne sont pas un classeur et un questionnaire.
    .hint = L’un se termine par .xlsx (sont aussi lus : .xls, .csv, .md), l’autre par .json.
convert-not = Non écrit : les erreurs ci-dessus doivent d’abord être corrigées dans le classeur.
man-unknown = Il n’y a pas de commande { $command }.
    .hint = Commandes : { $known }
config-title = Réglages
config-setting = Réglage
config-value-heading = Valeur
config-from = Origine
config-from-flag = option
config-from-environment = environnement
config-from-file = fichier de réglages
config-from-default = par défaut
config-no-file = Il n’y a pas de fichier de réglages.
config-invalid = Les réglages ne sont pas compris : { $error }
    .hint = Les réglages sont language, theme, data, mouse et la table keys ; le README en donne un exemple.
config-value = « { $value } » ne convient pas à { $setting } : { $error }
config-key-command = Il n’y a pas de commande { $name }.
    .hint = Commandes qui ont des touches : { $known }
config-key-invalid = « { $key } » n’est pas une touche.
    .hint = Écrivez par exemple x, F6, Ctrl+S ou Shift+Tab.
config-key-none = { $command } n’aurait plus de touche.
    .hint = Donnez-lui-en une, ou supprimez la ligne.
config-key-digits = Les chiffres choisissent des réponses et ne peuvent pas être changés.
config-key-twice = { $key } signifierait à la fois { $command } et { $other } au même endroit.
    .hint = Choisissez une autre touche, ou donnez-en aussi une autre à l’autre commande.
xlsform-not-built = Ce programme a été construit sans les classeurs Excel.
    .hint = Construisez-le avec l’option xlsx, ou utilisez un formulaire en CSV.
xlsform-too-large = La feuille { $sheet } a une cellule à la ligne { $row }, colonne { $column } : aucun formulaire n’est aussi grand.
    .hint = Supprimez ce qui se trouve loin du tableau, ou copiez le tableau dans un nouveau classeur.
xlsform-unreadable = Le classeur ne peut pas être lu : { $error }
    .hint = Ouvrez-le dans un tableur et enregistrez-le en .xlsx.
xlsform-damaged = Le classeur est endommagé et ne peut être lu.
    .hint = Ouvrez-le dans un tableur et enregistrez-le à nouveau.
xlsform-file-size = Le classeur dépasse { $limit } Mo.
    .hint = Enregistrez-le en .xlsx.
xlsform-unpacked = Le classeur décompressé dépasse { $limit } Mo : aucun formulaire n’est aussi grand.
    .hint = Copiez les feuilles dans un nouveau classeur.
xlsform-unwritable = Le classeur ne peut pas être écrit : { $error }
xlsform-no-survey = Il n’y a pas de feuille nommée survey. Feuilles : { $sheets }
    .hint = Les questions d’un formulaire se trouvent dans une feuille nommée survey ; voir xlsform.org.
xlsform-no-sections = Le fichier n’est pas un questionnaire : il n’a pas de sections.
xlsform-language = L’en-tête « { $name } » ne nomme aucune langue connue ; ses textes ont été laissés de côté.
    .hint = Écrivez le code entre parenthèses, comme dans label::Español (es).
xlsform-language-assumed = L’en-tête « { $name } » ne nomme aucune langue connue ; ses textes sont pris pour { $code }.
    .hint = Écrivez le code entre parenthèses, comme dans label::Español (es).
xlsform-column = La colonne { $column } n’est pas d’un formulaire et a été laissée de côté.
xlsform-sheet = La feuille n’est pas d’un formulaire et a été laissée de côté.
    .hint = Feuilles lues : survey, choices, external_choices, settings.
xlsform-no-heading = Une cellule n’est sous aucun en-tête et a été laissée de côté.
xlsform-empty = Rien n’y peut être répondu ni lu ; ceci a été laissé de côté.
xlsform-nothing = Aucune ligne ne demande quoi que ce soit à quoi on puisse répondre ici.
xlsform-default-computed = La valeur par défaut « { $expression } » est calculée et a été laissée de côté.
xlsform-language-twice = « { $name } » est encore la langue { $code } ; ses textes ont été laissés de côté.
xlsform-no-list = Le choix n’a pas de list_name et a été laissé de côté.
xlsform-no-choice-name = Un choix de la liste { $list } n’a pas de nom.
    .hint = Donnez-lui un nom : c’est ce que contiennent les réponses.
xlsform-choice-twice = La liste { $list } contient { $name } deux fois ; le second a été laissé de côté.
xlsform-media = La colonne { $column } a été laissée de côté : un terminal ne montre pas d’images et ne joue pas de sons.
xlsform-left-out = La colonne { $column } a été laissée de côté : les questionnaires n’ont rien de semblable.
xlsform-column-twice = La colonne { $column } figure deux fois ; la première est utilisée.
xlsform-never = La condition n’est jamais remplie ; ceci a été laissé de côté.
xlsform-never-right = La contrainte n’est jamais remplie ; elle a été laissée de côté.
xlsform-no-label = Il n’y a pas d’intitulé ; l’aide ou le nom en tient lieu.
xlsform-fixed = Personne ne peut changer ceci ; la question a été gardée comme note.
xlsform-parameter = Le paramètre « { $parameter } » a été laissé de côté.
xlsform-no-types = La feuille survey n’a pas de colonne type.
    .hint = Sa première ligne nomme les colonnes : type, name, label …
xlsform-piped = Le texte cite une réponse ; le nom de la question y figure entre crochets.
    .hint = Les textes sont les mêmes pour tous. Écrivez-le sans la réponse.
xlsform-default = La valeur par défaut « { $value } » est montrée comme réponse proposée : personne ne l’a encore donnée.
xlsform-required-rule = « { $expression } » décide quand une réponse est exigée ; la question est maintenant facultative.
xlsform-as-text = { $type } est devenu un texte : sa forme n’est pas vérifiée.
xlsform-repeat-count = Le nombre de répétitions est calculé (« { $expression } ») ; les entrées s’ajoutent maintenant au besoin.
xlsform-repeat-fixed = La question y est posée { $count } fois ; ici, on ajoute au plus autant d’entrées.
xlsform-embedded = La cellule de la colonne { $column } n’est pas du JSON.
    .hint = Copiez-la d’un classeur écrit par quipu, ou videz-la.
xlsform-list-from-answers = Les choix sont les entrées d’une répétition ; ceci a été gardé comme note.
xlsform-list = Il n’y a pas de liste { $list } dans la feuille choices.
    .hint = Ajoutez ses choix, ou corrigez le nom dans la colonne type.
xlsform-filter-in-entry = Le filtre « { $expression } » se trouve dans une répétition ; tous les choix sont proposés.
xlsform-expression-lost = { $column } « { $expression } » a été laissé de côté.
xlsform-expression-long = L’expression dépasse { $name } caractères une fois tout remplacé.
xlsform-reference = Il n’y a pas de question { $name } dans le formulaire.
xlsform-reference-silent = L’expression lit { $name }, à quoi on ne peut pas répondre.
xlsform-calculation-circle = Des calculs s’utilisent en cercle : { $name }
xlsform-calculation-unused = Aucune condition n’utilise le calcul { $name } ; il a été laissé de côté : un fichier de réponses ne contient que des réponses.
xlsform-no-calculation = { $name } n’a pas de calcul et a été laissé de côté.
xlsform-repeat-deep = Une répétition aussi profonde a été mise à plat : elle est posée une fois.
xlsform-loop = Une boucle est devenue une répétition : une entrée s’ajoute pour chaque choix.
xlsform-renamed = { $name } s’appelle maintenant { $now } : les noms sont en minuscules et ne commencent pas par un tiret bas.
xlsform-comment = La ligne n’a ni type, ni name, ni label et a été laissée de côté.
xlsform-no-type = La ligne n’a pas de type.
    .hint = Écrivez-en un dans la colonne type, comme text ou select_one oui_non.
xlsform-no-name = La ligne n’a pas de nom.
    .hint = Donnez-lui un nom : lettres, chiffres, - et _.
xlsform-too-deep = Des groupes sont imbriqués sur plus de { $limit } niveaux.
xlsform-not-closed = Le groupe ou la répétition { $name } n’est pas fermé.
    .hint = Ajoutez une ligne end_group ou end_repeat.
xlsform-not-begun = « { $type } » ne ferme rien qui ait été ouvert.
    .hint = Groupes et répétitions se ferment dans l’ordre inverse de leur début.
xlsform-metadata = { $type } est enregistré par un téléphone, ce n’est pas une réponse ; il a été laissé de côté.
xlsform-impossible = Un terminal ne peut pas enregistrer { $type } ; la question a été gardée comme note.
xlsform-from-file = Les choix de { $type } sont dans un fichier à part ; la question a été gardée comme note.
    .hint = Mettez les choix dans la feuille choices.
xlsform-type = « { $type } » n’est pas un type de question.
    .hint = Les types existants sont sur xlsform.org.
fill-no-terminal = L’entrée standard n’est pas un terminal.
    .hint = Utilisez fill --plain avec un script, ou les commandes check, merge, summary et export.

## ask

home-plain = Ici les questions sont posées ligne par ligne : quipu fill QUESTIONNAIRE --plain --country XX --institution NOM
ask-welcome = Tout ce que vous répondez est enregistré aussitôt. Une ligne vide conserve ce qui est là. :aide donne les commandes.
ask-question-required = { $name }, obligatoire. { $answered } sur { $shown } traitées.
ask-question-optional = { $name }, facultative. { $answered } sur { $shown } traitées.
ask-part = { $nth } sur { $count } : { $label }
ask-current = Réponse actuelle : { $value }
ask-far = Loin de la médiane : modifiez-la ou dites pourquoi avec :pourquoi.
ask-problem = À vérifier : { $problem }
ask-choice = Tapez un numéro.
ask-choices = Tapez des numéros, par exemple 1,3.
ask-number = Tapez un nombre.
ask-date = Tapez une date, par exemple 2026-09-30.
ask-text = Tapez une ligne.
ask-long-text = Tapez votre texte ; un point seul le termine.
ask-specify = Veuillez préciser :
ask-level = Tapez le niveau, de 0 à 4.
ask-evidence = Éléments probants (requis à partir du niveau 2) :
ask-sources = Sources :
ask-priority = Priorité : 1 faible, 2 modérée, 3 élevée, 4 maximale.
ask-confidence = Degré de certitude : 1 impression, 2 en partie documenté, 3 documenté.
ask-target = Niveau cible, s’il y en a un.
ask-add-entry = { $count ->
        [0] Pas encore d’entrée. En ajouter une ? (oui, ou une ligne vide pour continuer)
        [one] { $count } entrée. En ajouter une autre ? (oui, ou une ligne vide pour continuer)
       *[other] { $count } entrées. En ajouter une autre ? (oui, ou une ligne vide pour continuer)
    }
ask-yes = o oui
ask-way-out = :passer continue sans réponse.
ask-no-question = Il n’y a pas de question { $name }.
ask-joined = Quelqu’un d’autre a modifié le brouillon ; ses réponses ont été réunies aux vôtres.
ask-saved = Enregistré.
ask-flagged = Signalée.
ask-unflagged = N’est plus signalée.
ask-undone = Annulé : { $address }
ask-nothing-to-undo = Il n’y a rien à annuler.
ask-nothing-missing = Il ne manque rien.
ask-why = Pourquoi cette question (tel que présenté en { $year }) :
ask-unknown = Il n’y a pas de commande « { $word } ». :aide donne les commandes.
ask-tally = { $answered } sur { $shown } traitées, { $left ->
        [one] { $left } obligatoire restante
       *[other] { $left } obligatoires restantes
    }, { $fix } à corriger. Enregistré.
ask-nothing-found = Rien n’a été trouvé.
ask-help = :suivant :passer :retour :aller NOM :liste :reste :chercher MOTS :répéter :expliquer :niveaux :effacer :na MOTIF :nsp :réservé :confirmer :pourquoi TEXTE :note TEXTE :partage QUI :certitude 1-3 :marquer :annuler :enregistrer :finaliser :langue en|es|fr :bref :complet :quitter
## tui

# Keys, as they are written on a keyboard.
key-ctrl = Ctrl
key-shift = Maj
key-enter = Entrée
key-esc = Échap
key-tab = Tab
key-space = Espace
key-backspace = Retour
key-del = Suppr
key-ins = Inser
key-up = Haut
key-down = Bas
key-left = Gauche
key-right = Droite
key-home = Début
key-end = Fin
key-pgup = PgPréc
key-pgdn = PgSuiv

# Where keys are pressed: headings of the page of keys.
when-home = Accueil
when-profile = Profil, sur un choix ou un bouton
when-profile-text = Profil, dans un texte
when-fill = Questions
when-fill-text = Questions, pendant la saisie
when-outline = Plan
when-review = Vérification
when-assemble = Élaboration de la réponse nationale
when-list = Listes
when-dialog = Dialogues

group-answer = Répondre
group-go = De question en question
group-move = Se déplacer
group-draft = Brouillons et fichiers
group-program = Programme

# Commands: the title, and the short form in the footer.
command-choose = Choisir et rester
hint-choose = choisir
command-accept = Choisir et continuer
hint-accept = choisir+suite
hint-accept-text = suite
hint-accept-home = ouvrir
hint-accept-go = aller
hint-take = reprendre
hint-next-institution = autre institution
hint-combine = combiner
hint-accept-yes = valider
hint-accept-profile = suivant
command-pick = Choisir ce qui porte ce numéro
hint-pick = choisir
command-clear = Effacer la réponse
hint-clear = effacer
command-silence = Sans objet, ne sait pas ou non communiqué
hint-silence = s.o.
command-flag = Signaler pour plus tard, ou retirer le signal
hint-flag = signaler
command-note = Note à côté de la réponse
hint-note = note
command-explain = Pourquoi la réponse a changé ou reste à part
hint-explain = pourquoi
command-assemble = Ce que disent les institutions, à côté de la réponse nationale
hint-assemble = institutions
command-validate = Valider la réponse nationale, ou retirer la marque
hint-validate = valider
command-take-agreed = Reprendre tout ce sur quoi les institutions s'accordent
hint-take-agreed = accords
command-confirm = Confirmer la réponse du cycle précédent
hint-confirm = confirmer
command-share = Qui peut voir la réponse
hint-share = diffusion
command-confidence = Degré de certitude de la réponse
hint-confidence = certitude
command-same-as-above = Même réponse que la ligne du dessus
hint-same-as-above = comme au-dessus
command-row-by-row = Matrice en grille ou ligne par ligne
hint-row-by-row = grille/lignes
command-own-editor = Écrire le texte dans votre propre éditeur
hint-own-editor = votre éditeur
command-add-entry = Ajouter une fiche
hint-add-entry = ajouter
command-remove-entry = Retirer la fiche
hint-remove-entry = retirer
command-undo = Annuler
hint-undo = annuler
command-redo = Rétablir
hint-redo = rétablir
command-next-question = Question suivante
hint-next-question = suivante
command-previous-question = Question précédente
hint-previous-question = précédente
command-next-section = Section suivante
hint-next-section = section suiv.
command-previous-section = Section précédente
hint-previous-section = section préc.
command-next-problem = Problème, signal ou question obligatoire sans réponse suivants
hint-next-problem = problème suiv.
command-search = Chercher questions, choix et réponses ; dans le profil, les pays
hint-search = chercher
command-outline = Plan
hint-outline = plan
command-guidance = Aide à la réponse : explications et raison de la question
hint-guidance = aide
command-review = Vérifier ce qui manque
hint-review = vérifier
command-profile = Profil du répondant
hint-profile = profil
command-focus-next = Champ ou volet suivant
hint-focus-next = champ suiv.
command-focus-previous = Champ ou volet précédent
hint-focus-previous = champ préc.
command-up = Haut
hint-up = haut
command-down = Bas
hint-down = bas
command-left = Gauche
hint-left = gauche
command-right = Droite
hint-right = droite
command-page-up = Une page plus haut
hint-page-up = page préc.
command-page-down = Une page plus bas
hint-page-down = page suiv.
command-first = Au premier
hint-first = premier
command-last = Au dernier
hint-last = dernier
command-new = Nouveau brouillon
hint-new = nouveau
command-save = Enregistrer maintenant
hint-save = enregistrer
command-retry = Réessayer : enregistrer, ou relire la liste
hint-retry = réessayer
command-export = Écrire une copie du brouillon pour des collègues
hint-export = exporter
command-finalise = Finaliser : écrire le fichier à envoyer
hint-finalise = envoyer
command-discard = Écarter le brouillon
hint-discard = écarter
command-help = Aide de cet écran
hint-help = Aide
command-palette = Toutes les commandes par leur nom
hint-palette = commandes
command-language = Langue des textes et de l’écran
hint-language = langue
command-notices = Messages jusqu’ici
hint-notices = messages
command-mouse = Activer ou désactiver la souris
hint-mouse = souris
command-back = Un niveau plus haut
hint-back = retour
command-quit = Quitter quipu
hint-quit = quitter
command-leave = Quitter quipu, après une question
hint-leave = quitter

header-texts = Textes : { $texts }
header-languages = Textes : { $texts }   Écran : { $screen }
header-sample = EXEMPLE

status-all-saved = Tout est enregistré
status-saved = Enregistré { $time }
status-saving = Enregistrement
status-not-saved = NON ENREGISTRÉ : { $why } F5 réessayer, Ctrl+S enregistrer aussi une copie
status-read-only = LECTURE SEULE
count-answered = { $answered ->
        [one] { $answered } réponse
       *[other] { $answered } réponses
    } sur { $shown }
count-answered-short = { $answered }/{ $shown } réponses
count-required = { $count ->
        [one] encore 1 obligatoire
       *[other] encore { $count } obligatoires
    }
count-fix = { $count } à corriger
more-below = suite plus bas ({ $count })
window-too-small = La fenêtre mesure { $width }x{ $height } et doit mesurer au moins 40x12. Vos réponses sont enregistrées. Agrandissez-la, quittez avec Ctrl+C, ou lancez quipu avec --plain.
paste-cleaned = Des caractères invisibles ont été retirés du texte.
    .hint = Il n’y a rien à faire.
editor-failed = Le texte reste tel quel : votre éditeur s’est terminé par une erreur ({ $error }).
    .hint = Indiquez dans VISUAL ou EDITOR un éditeur qui attend que vous ayez terminé.
editor-no-text = Le texte reste tel quel : ce que votre éditeur a laissé n’est pas du texte en UTF-8.
    .hint = Enregistrez-le en UTF-8.
paste-nowhere = Rien n’a été collé : il n’y a pas de champ de texte ici.
mouse-on = Souris activée : Maj+glisser sélectionne toujours du texte.
mouse-off = Souris désactivée : le terminal sélectionne le texte comme d’habitude.
undo-nothing = Il n’y a rien à annuler.
redo-nothing = Il n’y a rien à rétablir.

home-title = Questionnaires d’examen par les pairs
home-loading = Lecture des questionnaires et des brouillons …
home-empty = Il n’y a aucun questionnaire.
home-yours = Vos questionnaires
home-sections = { $count ->
        [one] { $count } section
       *[other] { $count } sections
    }
home-minutes = { $minutes } min
home-new = NOUVEAU
home-draft = BROUILLON
home-counting = lecture en cours …
home-ready = PRÊT
home-sent = TRANSMIS
home-unreadable = ILLISIBLE
home-edited = modifié { $when }
home-recovered = Récupéré : quipu n’avait pas été quitté normalement. Les réponses à { $draft } enregistrées le { $when } sont toutes là ; la dernière portait sur { $question }.
home-q-leaves = C’est le premier écran. La touche q quitte quipu.
home-nothing-to-start = Il n’y a ici aucun questionnaire à commencer.
home-no-draft = Seul un brouillon peut être écarté, et ceci n’en est pas un.

profile-title = Profil
profile-intro = Qui répond, au nom de qui et à quelle date. Seuls le pays et l’institution sont obligatoires ; tout peut être modifié plus tard.
countries-title = Pays. Tapez un nom ou un code.
profile-code = Code du pays (deux lettres)
profile-country = Pays
profile-institution = Institution
profile-level = Niveau d’administration
profile-role = Rôle
profile-capacity = Les réponses engagent
profile-reference-date = Date de référence (AAAA-MM-JJ)
profile-language = Langue de vos textes
profile-share = Qui peut voir les réponses
profile-contact-name = Contact : nom
profile-contact-title = Contact : fonction
profile-contact-email = Contact : courriel
profile-cleared-by = Validé en interne par
profile-none = non précisé
profile-nth = { $nth } sur { $count }
profile-begin = Commencer à répondre
profile-done = Terminé
profile-level-national = national
profile-level-regional = régional
profile-level-local = local
profile-level-other = autre
profile-role-co-ordinator = coordinateur national, coordinatrice nationale
profile-role-contributing = ministère ou organisme contributeur
profile-role-examiner = examinateur, examinatrice
profile-role-secretariat = secrétariat
profile-role-observer = observateur, observatrice
profile-capacity-country = le pays
profile-capacity-institution = l’institution
profile-capacity-personal = moi-même, à titre d’expert
profile-country-missing = Il manque le pays : indiquez son nom ou son code.
profile-code-invalid = « { $code } » n’est pas un code de pays : indiquez deux lettres, par exemple PE.
profile-institution-missing = Il manque l’institution.
profile-date-invalid = « { $date } » n’est pas une date : écrivez-la comme 2026-09-30.
profile-email-invalid = « { $email } » n’est pas une adresse de courriel.
profile-kept-old = Ce qui n’a pas pu être repris reste comme avant.

fill-required = obligatoire
fill-position = question { $nth } sur { $count }
fill-empty = Aucune question n’est affichée.
fill-last = C’est la dernière. La touche r montre ce qui manque.
fill-first = C’est la première.
fill-hidden = La question n’est pas affichée, compte tenu des autres réponses.
fill-no-problem = Il ne reste rien à corriger.
fill-joined = Quelqu’un d’autre avait modifié ce brouillon ; ses réponses ont été ajoutées.
fill-conflict-first = Des versions de cette réponse divergent. Répondez-y d’abord à nouveau.
fill-note-only = Il n’y a rien à répondre ici.
outline-title = Sections
outline-hidden = s.o.
outline-legend = x fait  ~ en partie  . rien  ! corriger  ? signal  - sans objet  * obligatoire
guidance-help = Aide
guidance-maturity = Niveaux
guidance-evidence = Exemples d’éléments probants
guidance-why = Pourquoi cette question
guidance-presented = Tel que présenté en 2016.
guidance-section = À propos de cette section
guidance-scope = Champ
guidance-none = Il n’y a pas d’aide pour cette question.
guidance-more = … g aide
guidance-beside = L’aide se trouve à côté de la question.
beside-blank = sans réponse
beside-flag = Signalée pour plus tard
beside-confidence = Certitude : { $level }
beside-share = Visible pour : { $share }
beside-note = Note : { $note }
guidance-packet = Votre part
packet-due = { $by } demande votre part avant le { $due }.
packet-open = { $by } demande votre part.
beside-explanation = Pourquoi : { $text }
beside-from = De : { $institutions }
beside-previous = Cycle précédent { $date } ({ $standing }) : { $said }
beside-round = Tour { $round }, { $countries } pays : { $counts }
beside-round-median = Tour { $round }, { $countries } pays : { $counts } ; médiane { $median }
beside-round-few = Tour { $round } : moins de { $least } pays ont répondu, rien n'est donc montré.
beside-far = Loin de la médiane : modifiez-la ou dites pourquoi (w).
confirm-nothing = Il n'y a pas ici de réponse du cycle précédent à confirmer.
    .hint = Répondez à la question telle qu'elle est.

review-title = Vérification
review-fix = À corriger avant l’envoi ({ $count })
review-look = À regarder ({ $count })
review-sections = Réponses par section
review-send = Envoi
review-nothing-to-fix = Il ne reste rien qui doive être corrigé.
review-sent = Finalisé. Envoyez ce fichier : { $file }
review-finalise = Finaliser et écrire le fichier à envoyer
review-not-yet = Pas encore possible : { $count } à corriger
review-export = Exporter le brouillon pour des collègues
review-refused = { $count ->
        [one] Pas encore possible : { $count } point doit d’abord être corrigé.
       *[other] Pas encore possible : { $count } points doivent d’abord être corrigés.
    }
finalised = Finalisé. Envoyez ce fichier : { $file }
exported = Une copie du brouillon a été écrite : { $file }
finalise-question = Finaliser cette réponse ?
finalise-sends = { $title }, { $country } / { $institution } : { $answered ->
        [one] { $answered } question répondue
       *[other] { $answered } questions répondues
    } sur { $shown }, révision { $revision }.
finalise-what = Un fichier à envoyer est écrit. Le brouillon reste et peut être modifié pour une nouvelle révision.
finalise-yes = Entrée : écrire le fichier
dialog-no = Échap : non
discard-question = Écarter le brouillon { $draft } ?
discard-where = Il est déplacé dans le dossier « discarded », où il peut être retrouvé.
discard-yes = Entrée : écarter
leave-saved = Tout est enregistré. Quitter quipu ?
leave-saving = Enregistrement en cours ; quipu s’arrête une fois qu’il est terminé. Quitter ?
leave-unsaved = NON ENREGISTRÉ : { $why } Quitter maintenant peut faire perdre des réponses. Quitter ?
leave-yes = Entrée : quitter
leave-no = Échap : rester

menu-filter = Filtre :
menu-count = { $count ->
        [one] { $count } trouvé
       *[other] { $count } trouvés
    }
help-title = Aide : ce qui est possible ici. Tapez pour filtrer, Entrée exécute.
palette-title = Commandes. Tapez pour filtrer, Entrée exécute.
search-title = Chercher. Tapez des mots dans n’importe quel ordre ; les accents ne comptent pas.
notices-title = Messages, les plus récents d’abord
language-title = Langue
language-texts = Textes du questionnaire
language-screen = Écran
language-other = Langue { $code }
language-en = anglais
language-es = espagnol
language-fr = français
share-title = Qui peut voir cette réponse ?
share-default = comme dans le profil
share-facilitator = le facilitateur, la facilitatrice uniquement
share-participants = les participants à l’examen
share-public = tout le monde
confidence-title = Quel est le degré de certitude de cette réponse ?
confidence-none = non précisé
confidence-1 = 1 impression
confidence-2 = 2 documentée en partie
confidence-3 = 3 documentée
confidence-not-asked = La certitude n’est pas demandée ici.
note-title = Note à côté de la réponse
note-label = Note (vide, elle disparaît) :
explanation-title = Pourquoi la réponse a changé ou reste à part
explanation-label = Explication (vide, elle disparaît) :
silence-title = Pourquoi n’y a-t-il pas de réponse ?
silence-reason = Raison :
silence-needs-reason = « Sans objet » demande une brève raison.
silence-not-applicable = sans objet (indiquez la raison)
silence-dont-know = nous ne le savons pas (qui le saurait ?)
silence-withheld = nous ne souhaitons pas répondre
silence-none = il y a finalement une réponse

## field

field-entry = Entrée { $number }
field-add = Ajouter une entrée
field-remove = Supprimer cette entrée
field-max = Au plus { $max }
field-specify = Veuillez préciser :
field-evidence = Éléments probants (requis à partir du niveau 2)
field-sources = Sources
field-priority = Priorité
field-confidence = Degré de certitude
field-target = Niveau cible (facultatif)
field-count = Lignes : { $rows }, mots : { $words }, caractères : { $characters }
field-count-of = Lignes : { $rows }, mots : { $words }, caractères : { $characters } sur { $max }
field-count-over = Dépasse { $max } caractères de { $over }. Tout est conservé.
grid-not-applicable = s.o.
grid-dont-know = nsp
grid-withheld = rés.
field-more = { $rows ->
        [one] encore une ligne plus bas
       *[other] encore { $rows } lignes plus bas
    }

# Sheets
labelled = { $label } : { $text }
summary-for-facilitator = Cette partie nomme des institutions et s’adresse au facilitateur ou à la facilitatrice.
    .hint = Ajoutez --audience facilitator.
sheet-empty = Il n’y a rien à lister.
sheet-files = Fichiers
sheet-conflicts = Réponses en suspens
sheet-gaps = Écarts
sheet-profiles = Profils
sheet-challenges = Défis communs
sheet-matches = Mises en relation entre pairs
sheet-divergences = Divergences entre institutions
sheet-agreement = Accord entre institutions
sheet-roadmap = Feuille de route
sheet-progress = Avancement
sheet-quality = Qualité des réponses
note-files = Les fichiers sont seulement lus. Leur état indique la place de chacun parmi les autres.
note-conflicts = Versions écrites sans connaissance l’une de l’autre et qui diffèrent. Les heures viennent des horloges des rédacteurs et ne décident de rien.
note-gaps = Distance à la cible : cible (4 si elle n’est pas fixée) moins niveau. Écart : priorité fois distance, de 0 à 16. Sans niveau ou sans priorité, il ne peut être calculé.
note-profiles = Profil : 100 fois le niveau moyen divisé par 4 ; non indiqué si moins de 60 % des éléments sont notés. Ce n’est pas un classement.
note-challenges = Indice : (rencontré + la moitié de rencontré en partie) divisé par toutes les réponses de fond. Partagé : au moins deux pays et la moitié de ceux qui ont répondu. Surmontable : partagé et surmonté par au moins un pays.
note-matches = Score : demande fois offre fois contact, au moins 0,25 ; au plus trois donneurs par énoncé et cinq rapprochements par donneur. Seulement ce que les participants peuvent voir. Ce n’est pas un classement.
note-divergences = Les différences de vues entre institutions sont une information, non des erreurs.
note-agreement = Alpha de Krippendorff sur les niveaux de maturité donnés par les institutions (ordinal) : 1 signifie accord, 0 le hasard. Vide si rien ne varie.
note-roadmap = Ordre : horizon, priorité, écart lié, moins d’obstacles ; chaque réforme après celles dont elle dépend.
note-progress = Les réformes achevées et pertinentes sont comptées ; les états ne sont jamais moyennés.
note-quality = Les taux sont des parts d’un tout : éléments obligatoires remplis ; réponses de fond et « ne sait pas » sur l’ensemble ; éléments probants dès le niveau 2 ; sources dès le niveau 3.
word-yes = oui
word-no = non
state-new = nouveau
state-updated = actualisé
state-older = antérieur
state-duplicate = doublon
state-conflict = conflit
state-joined = réuni
state-wrong-version = version inconnue
state-other = collection ou décisions
state-error = erreur
mark-clock = horloge ?
mark-hidden-characters = caractères cachés
mark-changed = modifié après finalisation
mark-draft = brouillon
status-split = les institutions diffèrent
quadrant-act-now = agir maintenant
quadrant-deepen = approfondir
quadrant-watch = surveiller
quadrant-maintain = maintenir
quadrant-none = ne peut être calculé
flag-low-confidence = certitude faible
flag-no-source = sans source
flag-provisional = provisoire
grade-minor = mineure
grade-notable = notable
grade-strong = forte
grade-scope = champ différent
grade-choice = choix différents
grade-sets = ensembles différents
grade-numbers = nombres différents
contact-directly = directement
contact-facilitator = par le facilitateur
contact-no = aucun
risk-no-lead = sans chef de file
risk-no-date = sans date
risk-overdue = en retard
risk-stopped = arrêtée
risk-fragile = fragile
order-cycle = dépend d’elle-même
order-later = dépend de { $row }, dont la date est postérieure
reason-faced = le rencontre
reason-partly = le rencontre en partie
reason-gap = écart { $gap } sur 16
reason-overcame = l’autre l’a surmonté
reason-level = l’autre est au niveau { $level }
reason-practice = pratique avec source
reason-facilitator = contact par le facilitateur
column-file = Fichier
column-state = État
column-marks = Signalements
column-country = Pays
column-institution = Institution
column-questionnaire = Questionnaire
column-version = Version
column-status = Statut
column-revision = Révision
column-written = Écrit (leur horloge)
column-problem = Problème
column-number = N°
column-item = Élément
column-letter = Version
column-author = Auteur
column-value = Valeur
column-note = Note
column-reopened = Rouverte
column-label = Ce qui est demandé
column-level = Niveau
column-target = Cible
column-priority = Priorité
column-shortfall = Distance
column-gap = Écart
column-percent = % de 16
column-quadrant = Suggère
column-flags = Signalements
column-rated = Notés
column-items = Éléments
column-profile = Profil
column-mean-gap = Écart moyen
column-faced = Rencontré
column-partly-faced = En partie
column-overcome = Surmonté
column-not-faced = Non rencontré
column-n = n
column-of = sur
column-index = Indice
column-shared = Partagé
column-solvable = Surmontable
column-who-faces = Rencontré par
column-who-partly = En partie par
column-who-overcame = Surmonté par
column-learner = Peut demander
column-donor = Peut partager
column-key = Énoncé
column-score = Score
column-demand = Demande
column-supply = Offre
column-contact = Contact
column-reciprocal = Réciproque
column-wished = Souhaité
column-reasons = Raisons
column-grade = Divergence
column-size = Ampleur
column-voices = Qui dit quoi
column-institutions = Institutions
column-compared = Éléments comparés
column-alpha = Alpha
column-order = Ordre
column-lead = Chef de file
column-horizon = Horizon
column-target-date = Date prévue
column-milestone = Prochain jalon
column-linked-gap = Écart lié
column-obstacles = Obstacles
column-anchors = Garanties
column-depends = Dépend de
column-risks = Risques
column-notes = Notes
column-relevant = Pertinentes
column-completed = Achevées
column-anchored = Avec une garantie
column-fragile = Fragiles
column-term-ends = Fin du mandat
column-required = Obligatoires
column-answered = Remplis
column-completion = Complétude
column-substantive = De fond
column-dont-know = Ne sait pas
column-evidence = Éléments probants
column-sources = Sources
reason-overcame-in = l’autre l’a surmonté en { $years ->
        [one] un an
       *[other] { $years } ans
    }
no-value-conflict = en suspens
no-value-withheld = non communiqué
no-value-dont-know = ne sait pas
no-value-unanswered = sans réponse
no-value-not-applicable = sans objet
no-value-not-asked = non demandé

# The desk
desk-reading = Lecture des fichiers…
desk-compare = Comparaison
desk-legend = Niveau de 0 à 4 avec son signe, ou le numéro de l’option (leur nombre si plusieurs sont choisies). t texte, # nombre, / institutions partagées, ! en suspens, .. sans réponse, – non communiqué, × sans objet.
desk-no-texts = Seuls des textes peuvent être gardés ensemble.
    .hint = Gardez l’une des versions ou écrivez un autre texte.
desk-decided = La décision est conservée dans { $file }.
    .hint = Ctrl+Z l’annule.
desk-taken-back = Votre dernière décision est annulée.
    .hint = Le conflit est de nouveau ouvert.
desk-nothing-to-take-back = Il n’y a aucune décision de vous à annuler.
    .hint = Les décisions des autres restent telles quelles.
desk-no-folder = Les décisions sont conservées dans un dossier, et aucun n’a été donné.
    .hint = Mettez les fichiers reçus dans un dossier et ouvrez-le.
decide-title = Trancher le conflit
decide-text = Texte :
when-desk = Sur le bureau du facilitateur ou de la facilitatrice
command-swap-axes = Échanger lignes et colonnes de la comparaison
hint-swap-axes = échanger les axes
command-sort = Trier
hint-sort = trier
filter-title = Afficher seulement les lignes avec un texte
filter-label = Texte :
hint-filter = filtrer
command-keep-both = Garder tous les textes, l'un sous l'autre
hint-keep-both = les deux textes
command-write = Écrire un autre texte
hint-write = écrire un autre
hint-keep = garder celle-ci
hint-accept-desk = tout voir
hint-next-tab = tableau suivant
hint-next-questionnaire = questionnaire suivant
hint-rescan = relire
desk-texts = { $count ->
        [one] Un texte, tel qu’il a été écrit
       *[other] { $count } textes, tels qu’ils ont été écrits
    }
sheet-consolidation = Institutions côte à côte
sheet-statuses = Réformes par état
sheet-support = Appui souhaité et proposé
sheet-change = Évolution depuis le cycle précédent
sheet-changes = Évolution en chiffres
sheet-standings = Ce que sont devenues les réponses du cycle précédent
sheet-differences = Ce qui a changé entre les versions
sheet-outcomes = Ce que sont devenues les réponses
note-consolidation = La valeur d’un pays est celle que son coordinateur ou sa coordinatrice a validée, montrée en premier ; à défaut elle est provisoire : la médiane inférieure des niveaux et des nombres, le choix de la plupart des institutions.
note-statuses = Combien de pays indiquent chaque état d’une réforme. Les états ne sont jamais moyennés.
note-support = Ce que les pays souhaitent et proposent selon leurs propres réponses. Seulement ce que les participants peuvent voir.
note-change = Niveaux d’un même élément, de même libellé, dans les pays qui ont répondu aux deux cycles. Un niveau plus bas peut être une réponse plus exacte et non un recul.
note-standings = Réponses comptées par rapport à celles du cycle précédent que porte le fichier : confirmées, modifiées, nouvelles ou pas encore revues.
note-no-differences = Rien n'a changé qui concerne les questions ou les réponses.
note-differences = Changements qui laissent des réponses sans place (mises de côté, lisibles) : { $lost } ; qui demandent de revoir des réponses : { $review } ; qui les laissent telles quelles : { $kept }.
note-outcomes = Réponses conservées telles quelles : { $kept } ; à revoir (signalées) : { $review } ; sans place, en tout ou en partie, et mises de côté : { $lost }.
note-changes = Éléments comptés selon l’évolution de leur niveau. Aucun classement.
note-reworded = Non comparés, car le cycle précédent ne les posait pas en ces termes : { $items }.
change-up = en hausse
change-unchanged = inchangé
change-down = en baisse
change-newly = nouvelle réponse
change-no-longer = plus de réponse
basis-validated = validé
basis-provisional = provisoire
basis-single = une institution
basis-split = partagé
basis-none = aucune
column-basis = Base
column-seen = Avait vu (écritures de chaque auteur·e)
column-sustained = Poursuivie (niveau)
column-across-parties = Entre partis (niveau)
column-among-priorities = Priorité nationale (niveau)
column-countries = Pays
column-who = Quels pays
column-theme = Thème
column-kind = Appui
column-wanted-by = Souhaité par
column-offered-by = Proposé par
column-meets = Correspond
column-before = Avant
column-after = Maintenant
column-change = Évolution
column-confirmed = Confirmées
column-changed = Modifiées
column-new = Nouvelles
column-not-reviewed = Pas revues
column-explanation = Explication
column-made-from = Établie à partir des réponses de
column-effect = Effet sur les réponses
effect-kept = conservée
effect-review = à revoir
effect-lost = sans place (mise de côté)
difference-section-added = section ajoutée
difference-section-removed = section supprimée
difference-section-moved = section déplacée
difference-section-reworded = section reformulée
difference-added = question ajoutée
difference-removed = question supprimée
difference-renamed = question renommée
difference-moved = question déplacée
difference-reworded = reformulée
difference-hint-reworded = aide reformulée
difference-translated = traduction modifiée
difference-type-changed = autre type
difference-required-changed = caractère obligatoire modifié
difference-relevance-changed = affichée sous une autre condition
difference-rule-changed = autre règle ou limite
difference-level-reworded = niveau reformulé
difference-row-added = ligne ajoutée
difference-row-removed = ligne supprimée
difference-row-renamed = ligne renommée
difference-row-reworded = ligne reformulée
difference-row-relevance-changed = ligne affichée sous une autre condition
difference-choice-added = choix ajouté
difference-choice-removed = choix supprimé
difference-choice-renamed = choix renommé
difference-choices-merged = choix réunis
difference-choice-reworded = choix reformulé
difference-choices-reordered = choix ordonnés dans un autre ordre
difference-sources-changed = choix ou entrées tirés d'autres réponses
difference-field-added = champ ajouté
difference-field-removed = champ supprimé
difference-field-renamed = champ renommé
difference-rewritten = écrite sous une autre forme
difference-no-question = la question n'existe plus
difference-no-row = la ligne n'existe plus
difference-other-type = la question est d'un autre type
difference-no-choice = un choix n'existe plus
difference-no-field = un champ n'existe plus
difference-place-taken = une autre réponse occupe sa place
set-aside-title = Mis de côté
set-aside-why = Réponses à une version antérieure du questionnaire qui n'ont pas de place dans celle-ci.
packet-asked = { $by } demande une réponse à { $questions ->
    [one] une question.
   *[other] ces { $questions } questions.
    }
packet-asked-by = { $by } demande une réponse avant le { $due } à { $questions ->
    [one] une question.
   *[other] ces { $questions } questions.
    }
last-cycle = Cycle précédent
standing-confirmed = confirmée
standing-changed = modifiée
standing-new = nouvelle
standing-not-reviewed = pas encore revue
beside-validated = Validée par la coordination nationale
column-difference = Différence
column-now-at = Désormais sous
column-why = Pourquoi
column-provisional = Provisoire
column-up = En hausse
column-unchanged = Inchangés
column-down = En baisse
column-newly = Nouvelles réponses
column-no-longer = Plus de réponse
chart-distribution = Répartition
chart-heat = Carte thermique
chart-heat-description = Éléments en lignes, pays en colonnes. Niveaux et choix ordonnés du foncé (bas) au clair (haut) ; le chiffre est le niveau ou le numéro du choix. × sans objet ou non posé, .. ne sait pas, sans réponse ou indécis, – non communiqué.
report-count = { $n } sur { $of }
report-column-row = Ligne
report-grid-legend = Les numéros sont ceux des choix ci-dessus ; ◐ choisi par moins de la moitié des institutions, (p) provisoire. × sans objet ou non posé · .. ne sait pas, sans réponse ou indécis · – non communiqué
full-title = Examen par les pairs de la gouvernance publique : rapport comparatif
full-audience = Public
full-countries = Pays
full-dates = Dates de référence
full-questionnaires = Questionnaires
full-how-to-read = Comment lire ce rapport
full-participation = Participation et qualité des données
full-participation-note = Nombre d’institutions qui ont répondu, et part des éléments obligatoires auxquels elles ont répondu ou dont elles ont expliqué l’absence.
full-method = Annexe : méthode
full-withheld = Annexe : ce qui n’est pas communiqué
full-withheld-note = Réponses qu’un pays n’a pas communiquées ou qui ne sont pas destinées à ce public : le lecteur ne peut les distinguer. Effectifs seulement.
full-withheld-count = Non communiquées
full-conflicts-count = En suspens
full-wording = Annexe : libellé
chart-challenges = Indice de défi
chart-roadmap = Dates cibles
full-method-text =
    Chaque pays compte une fois dans chaque chiffre. La valeur d’un pays est celle que son coordinateur ou sa coordinatrice a validée ; à défaut elle est provisoire (p) : la médiane inférieure des niveaux, priorités, cibles et nombres de ses institutions, le choix le plus fréquent et, parmi plusieurs choix, ceux d’au moins la moitié des institutions (●) ou de moins (◐).
    Sans objet, ne sait pas, non communiqué et sans réponse sont comptés à part et ne sont jamais pris pour 0 ni pour « non ».
    Part d’une option : pays qui l’ont choisie divisés par les pays qui ont une valeur. En dessous de trois valeurs, seuls les effectifs sont imprimés.
    Accord A, de −1 à 1 : van der Eijk (2001), Measuring agreement in ordered rating scales. Consensus, de 0 à 1 : Tastle et Wierman (2007), Consensus and dissention. L’un et l’autre pour des échelles ordonnées.
    Profil thématique : M = 100 × niveau moyen / 4 des éléments de maturité renseignés ; non indiqué si moins de 60 % d’entre eux le sont.
    Distance S = max(0, niveau cible − niveau), cible 4 si aucune n’est fixée. Écart G = priorité × S, de 0 à 16. Agir maintenant : priorité 3 ou 4 et niveau 0 ou 1. Approfondir : priorité 3 ou 4 et niveau 2.
    Indice de défi H = (rencontré + 0,5 × partiellement rencontré) / toutes les réponses substantielles. Commun : au moins deux pays et la moitié de ceux qui ont répondu.
    Mise en relation entre pairs : D × U × w. Demande D = max(1 rencontré ou 0,5 partiellement ; écart / 16). Offre U = 0,4 × surmonté + 0,4 × niveau / 4 à partir du niveau 3 + 0,2 × pratique avec source. Contact w = 1 direct, 0,8 par la facilitation, 0 aucun. À partir de 0,25 ; trois pays par énoncé et cinq mises en relation par pays qui partage.
    Divergence : étendue des niveaux 1 mineure, 2 notable, 3 ou plus forte. Accord entre institutions : α de Krippendorff, ordinal.
    Feuille de route : par horizon, priorité, écart lié et obstacles ; chaque réforme après celles dont elle dépend. Fragile : la date cible est postérieure à la fin du mandat et aucune loi, ligne budgétaire, unité permanente ni accord entre partis ne la soutient.
sheet-readme = Lisez-moi
sheet-countries = Pays
sheet-questions = Questions
sheet-answers = Réponses
sheet-comparison = Comparaison
sheet-options = Options
sheet-texts = Textes
column-text = Texte
column-role = Rôle
column-reference-date = Date de référence
column-language = Langue
column-shown = Montrées
column-required-left = Obligatoires restantes
column-section = Section
column-question = Question
column-choices = Choix ou niveaux
column-row = Ligne
column-entry = Entrée
column-field = Champ
column-split = Partagé
column-conflict = En suspens
column-withheld = Non communiqué
column-unanswered = Sans réponse
column-not-applicable = Sans objet
column-not-asked = Non posé
column-median = Médiane
column-upper-median = Médiane supérieure
column-lowest = Minimum
column-highest = Maximum
column-agreement = Accord A
column-consensus = Consensus
column-option = Option
column-yes = Pays
column-partly = En partie
column-from = De
report-no-table = Ceci n’a pas de forme dans ce format.
    .hint = Utilisez txt, md, html ou docx.
report-limit = Le fichier ne peut être écrit : { $error }
    .hint = Choisissez moins de questionnaires ou de pays.
export-reading = Lecture des fichiers …
show-needs-file = Ce format ne peut être affiché.
    .hint = Indiquez un fichier : -o FICHIER
export-withheld = { $count ->
    [one] { $count } réponse n’est pas communiquée ou n’est pas destinée à ce public.
   *[other] { $count } réponses ne sont pas communiquées ou ne sont pas destinées à ce public.
    }
export-neutralised = { $count ->
    [one] { $count } cellule qu’un tableur prendrait pour une formule commence désormais par une apostrophe (ligne:colonne) : { $cells }
   *[other] { $count } cellules qu’un tableur prendrait pour des formules commencent désormais par une apostrophe (ligne:colonne) : { $cells }
    }
table-written = Écrit : { $folder } ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
    } de { $responses ->
    [one] { $responses } réponse
   *[other] { $responses } réponses
    }, dans { $parts ->
    [one] { $parts } fichier
   *[other] { $parts } fichiers
    })
table-no-parts = Le tableau contient les réponses elles-mêmes et n’a pas de parties.
    .hint = Omettez --only.
table-options = Le tableau contient les réponses elles-mêmes ; --list et les options de CSV concernent les rapports.
    .hint = Omettez-les.
command-report = Écrire le rapport
desk-report-title = Écrire le rapport
desk-report-file = Fichier ; son extension choisit le format : html, docx, xlsx, md, csv, json
desk-report-writing = Écriture du rapport …
desk-report-written = Écrit : { $file }. Réponses non communiquées ou non destinées à ce public : { $withheld }.
export-over-received = C’est l’un des fichiers reçus : { $file }
    .hint = Choisissez un autre nom : les fichiers reçus ne sont que lus.
hint-report = rapport
readme-continued = ↓ à la fin d’une cellule : le texte continue à la ligne suivante, car une cellule contient 32 767 caractères.

## Long work

watch-files = { $done } fichiers sur { $files }, { $rate } par seconde, encore { $left } s
