# quipu, interface (fr)

json-invalid = Le contenu ne peut pas être utilisé : { $error }

## store

store-not-found = Ce fichier ou dossier n’existe pas.
    .hint = Vérifiez le nom ou regardez ce que contient le dossier.
store-no-permission = Vous n’avez pas le droit de lire ou d’écrire ce fichier ou dossier.
    .hint = Demandez l’accès à son propriétaire ou choisissez un autre emplacement avec --data.
store-read-only = Il n’est pas possible d’écrire à cet emplacement.
    .hint = Choisissez un autre emplacement avec --data.
store-full = Il n’y a plus de place sur le disque.
    .hint = Libérez de la place ; ce qui existait avant est inchangé.
store-is-folder = C’est un dossier, pas un fichier.
    .hint = Indiquez un fichier de ce dossier.
store-exists = Un fichier de ce nom existe déjà ; il n’a pas été modifié.
    .hint = Choisissez un autre nom.
store-io = Le fichier n’a pas pu être lu ou écrit : { $error }
store-held = Le brouillon est ouvert ailleurs : { $holder }.
    .hint = Fermez-le d’abord là-bas. Ici, il peut être lu.
store-no-folder = Aucun dossier de données n’est connu sur cette machine.
    .hint = Indiquez-en un avec --data ou QUIPU_DATA.

## catalogue

catalogue-unknown = Il n’y a pas ici de questionnaire « { $id } ».
    .hint = Il y a : { $known }.
catalogue-other-version = La version { $version } du questionnaire « { $id } » n’est pas ici ; la version { $known } y est.
    .hint = Placez le fichier de cette version dans le dossier des questionnaires.

## response

response-no-format = Le fichier ne dit pas qu’il est un fichier de réponses.
    .hint = Un fichier de réponses commence par "format": "quipu-response/1".
response-other-format = Ce n’est pas un fichier de réponses mais « { $format } ».
    .hint = Un fichier de réponses commence par "format": "quipu-response/1".
response-newer-format = Une version plus récente de quipu a écrit ce fichier ({ $format }) ; il peut être lu, pas modifié.
    .hint = Installez une version plus récente pour le modifier.
response-value-and-missing = La réponse a une valeur et aussi un motif d’absence.
    .hint = Supprimez l’un des deux.
response-changed-after-finalising = Le fichier a été modifié après sa finalisation.
    .hint = Demandez à l’expéditeur si la modification est voulue.

## merge

merge-no-format = Le fichier ne dit pas ce qu’il est.
    .hint = Les réponses, collections et décisions de quipu commencent par "format".
merge-unknown-format = C’est « { $format } », qui ne peut pas être réuni.
    .hint = Indiquez des réponses, des collections ou des décisions.
merge-nothing = Il n’y a aucune réponse à réunir.
    .hint = Indiquez des fichiers finalisés avec quipu, ou un dossier qui en contient.
merge-done = { $files ->
        [one] Un fichier lu
       *[other] { $files } fichiers lus
    } : { $responses ->
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
conflict-line = { $number }. { $country }, { $institution } : { $address } ({ $questionnaire })
conflict-alternative = {"   "}{ $letter }) { $author }, { $time } : { $value }
conflict-reopened = {"   "}Déjà tranché par { $name } ; un fichier plus récent le rouvre.
answer-blank = (effacée)
missing-not-applicable = sans objet
missing-dont-know = ne sait pas
missing-withheld = non communiqué

## command line

cli-error = erreur
cli-warning = avertissement
cli-output-failed = La sortie n’a pas pu être écrite : { $error }
check-good = { $file } : correct
finalise-not-yet = { $count ->
        [one] Non finalisé : un point est d’abord à corriger.
       *[other] Non finalisé : { $count } points sont d’abord à corriger.
    }
finalise-written = Finalisé : { $file }
finalise-no-draft = Il n’y a pas de brouillon « { $name } », ou il y en a plusieurs.
    .hint = Il y a : { $drafts }.
finalise-read-only = Cette version de quipu ne peut pas finaliser le fichier.
    .hint = Installez une version plus récente.
resolve-open = { $conflicts ->
        [0] Aucun conflit ouvert.
        [one] Un conflit ouvert.
       *[other] { $conflicts } conflits ouverts.
    }
resolve-kept = Décision conservée dans { $file }
resolve-no-conflict = Il n’y a pas de conflit numéro { $number } ; { $conflicts } sont ouverts.
    .hint = Lancez la commande sans numéro pour les voir.
resolve-no-alternative = Le conflit n’a pas de version « { $letter } ».
    .hint = Lancez la commande sans numéro pour les voir.
export-written = Écrit : { $file }
export-unknown-ending = Il n’y a pas de format pour l’extension « { $ending } ».
    .hint = Utilisez md, csv, json ou txt.
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
show-when = Posée lorsque : { $condition }
show-row = Ligne
show-asks = Porte sur
show-level = Niveau
show-description = Description
show-repeat = Autant d’entrées que vous le souhaitez, chacune avec :
show-for-each = Une entrée pour chaque élément de { $from }, avec :
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
report-sample = ÉCHANTILLON (SAMPLE) : réponses inventées de pays fictifs.
report-self-reported = Les réponses sont déclarées par les pays et ne sont pas validées par les pairs.
report-how-to-read = Les chiffres portent sur les pays, sans pondération ; « n sur N » indique combien de pays ont une valeur. Plusieurs institutions d’un pays comptent une fois : la valeur validée par la coordination nationale, sinon une valeur provisoire, signalée (p). Rien ici ne classe les pays.
report-chapter = Questionnaire { $id }, version { $version }. { $countries ->
        [one] Un pays
       *[other] { $countries } pays
    }. Pour { $audience }.
report-conflicts = { $count ->
        [one] Une réponse est en suspens : ses versions diffèrent et personne n’a tranché. Elle n’est pas comptée.
       *[other] { $count } réponses sont en suspens : leurs versions diffèrent et personne n’a tranché. Elles ne sont pas comptées.
    }
report-concealed = { $count ->
        [one] Une réponse est omise en raison de son niveau de diffusion.
       *[other] { $count } réponses sont omises en raison de leur niveau de diffusion.
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
report-completeness-note = Réponses : questions traitées ou expliquées, parmi les questions montrées au répondant.
report-n = { $n } sur { $of } pays
report-median = médiane { $value }
report-range = étendue { $value }
report-agreement = accord A { $value }
report-consensus = consensus { $value }
report-split = institutions également partagées : { $value }
report-silent-conflict = conflit ouvert : { $value }
report-silent-withheld = non communiqué : { $value }
report-silent-dont-know = ne sait pas : { $value }
report-silent-unanswered = sans réponse : { $value }
report-silent-not-applicable = sans objet : { $value }
report-silent-not-asked = non posée : { $value }
report-share = { $percent } % ({ $n } sur { $of })
report-level = niveau { $level }
report-legend = ● oui · ◐ partiellement · ○ non · × sans objet ou non posée · .. ne sait pas, sans réponse ou en suspens · – non communiqué
## json

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
expression-unexpected = « { $word } » n’est pas attendu au caractère { $column } de l’expression.
expression-unknown-function = Il n’y a pas de fonction { $word }.
expression-arguments = La fonction { $word } prend un autre nombre de valeurs.
expression-open-text = Un texte de l’expression n’est pas fermé par { $word }.
expression-name = Une question se nomme comme ${"{"}nom{"}"} ; « { $word } » n’est pas un nom.
expression-bare-name = « { $word } » est isolé.
    .hint = Écrivez ${"{"}{ $word }{"}"} pour une réponse ou '{ $word }' pour un texte.
expression-parent = Il n’est pas possible de remonter avec « .. ».
expression-too-deep = L’expression a plus de { $word } niveaux.
expression-too-long = L’expression dépasse { $word } caractères.

## questionnaire

questionnaire-format = C’est « { $found } », pas « { $wanted } ».
questionnaire-library = Il n’y a pas de bibliothèque { $name }.
questionnaire-translation = Un texte manque en : { $languages }.
questionnaire-untranslated = Le texte « { $text } » est identique en { $language }.
    .hint = Traduisez-le, ou écrivez "=" s’il est identique à dessein.
questionnaire-text-missing = Un texte manque dans la langue par défaut { $language }.
questionnaire-levels = Un item de maturité a cinq niveaux, de 0 à 4 ; il y en a ici { $count }.
questionnaire-level-twice = La description du niveau { $level } est répétée à un autre niveau.
questionnaire-list = Il n’y a pas de liste de choix « { $name } ».
questionnaire-group = Il n’y a pas de groupe de champs « { $name } ».
questionnaire-no-choices = La question { $name } n’a pas de choix.
questionnaire-no-fields = La question { $name } n’a pas de champs.
questionnaire-name-twice = Le nom { $name } est utilisé deux fois.
questionnaire-covers = Il n’y a pas d’énoncé { $key }.
questionnaire-constraint-message = La contrainte n’a pas de message.
questionnaire-min-max = Le minimum dépasse le maximum.
questionnaire-hint = L’item de maturité { $name } n’a pas d’aide.
questionnaire-field-choice = Un champ ne peut pas s’appeler « choice ».
questionnaire-field-kind = Le champ { $name } est d’un type qu’un champ ne peut pas avoir.
questionnaire-source = { $name } n’est pas une question à lignes ou à choix.
questionnaire-reference = L’expression nomme { $name }, qui n’existe pas.
questionnaire-circle = L’affichage de { $name } dépend d’elle-même.
questionnaire-too-long = Le texte en { $language } dépasse { $limit } caractères.
questionnaire-load = { $count } questions sont obligatoires ; moins de 20 reçoivent des réponses plus soignées.

## answer

answer-required = Pas encore de réponse.
    .hint = Répondez, ou dites pourquoi il n’y a pas de réponse : sans objet, ne sait pas ou non communiqué.
answer-field-required = Cette partie est obligatoire.
answer-conflict = Deux versions de la réponse diffèrent.
    .hint = Répondez à nouveau avec ce qui est juste ; les deux versions sont affichées.
answer-flagged = Signalée pour plus tard.
answer-reason = « Sans objet » demande un motif.
answer-range = Le nombre est en dehors de { $min } à { $max }.
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
answer-same = La même réponse sur les { $rows } lignes : veuillez vérifier.
answer-unknown-question = Le questionnaire ne pose pas cette question.
answer-unknown-field = La question n’a pas ce champ.
answer-constraint = La réponse { $name } ne concorde pas avec les autres.
answer-too-long = Le texte compte { $length } caractères ; { $limit } suffisent.
answer-email = Cela ne ressemble pas à une adresse électronique.
answer-unknown-choice = « { $choice } » n’est pas l’un des choix.
answer-choice-gone = « { $choice } » n’est plus proposé, car d’autres réponses ont changé.
answer-specify = Le choix « { $choice } » demande un texte.
answer-twice = « { $choice } » est choisi deux fois.
answer-exclusive = Un choix qui exclut tous les autres est accompagné d’autres.
answer-too-few = Il en faut au moins { $min }.
answer-too-many = Il en faut au plus { $max }.
answer-level = Le niveau manque.
answer-target = Le niveau cible est inférieur au niveau.
answer-evidence = À partir du niveau 2, des éléments probants sont requis.
answer-priority = La priorité manque.
answer-source = À partir du niveau 3, une source aide les lecteurs.

## fill

fill-which = Quel questionnaire ?
    .hint = Il y a : { $known }.
fill-who = Quel brouillon ?
    .hint = Indiquez pays et institution : --country XA --institution "Ministère des Finances".
fill-recovered = La dernière session s’est terminée sans fermer ce brouillon. Tout ce qui a été enregistré est là.
fill-no-terminal = L’entrée standard n’est pas un terminal.
    .hint = Utilisez fill --plain avec un script, ou les commandes check, merge, summary et export.

## ask

ask-welcome = Tout ce que vous répondez est enregistré aussitôt. Une ligne vide conserve ce qui est là. :aide donne les commandes.
ask-question-required = { $name }, obligatoire. { $answered } sur { $shown } traitées.
ask-question-optional = { $name }, facultative. { $answered } sur { $shown } traitées.
ask-part = { $nth } sur { $count } : { $label }
ask-current = Réponse actuelle : { $value }
ask-problem = À vérifier : { $problem }
ask-choice = Tapez un numéro.
ask-choices = Tapez des numéros, par exemple 1,3.
ask-number = Tapez un nombre.
ask-date = Tapez une date, par exemple 2026-09-30.
ask-text = Tapez une ligne.
ask-long-text = Tapez votre texte ; un point seul le termine.
ask-specify = Veuillez préciser :
ask-level = Tapez le niveau, de 0 à 4.
ask-evidence = Éléments probants (requis à partir du niveau 2) :
ask-sources = Sources :
ask-priority = Priorité : 1 faible, 2 modérée, 3 élevée, 4 maximale.
ask-confidence = Degré de certitude : 1 impression, 2 en partie documenté, 3 documenté.
ask-target = Niveau cible, s’il y en a un.
ask-add-entry = { $count ->
        [0] Pas encore d’entrée. En ajouter une ? (oui, ou une ligne vide pour continuer)
        [one] { $count } entrée. En ajouter une autre ? (oui, ou une ligne vide pour continuer)
       *[other] { $count } entrées. En ajouter une autre ? (oui, ou une ligne vide pour continuer)
    }
ask-yes = o oui
ask-way-out = :passer continue sans réponse.
ask-no-question = Il n’y a pas de question { $name }.
ask-joined = Quelqu’un d’autre a modifié le brouillon ; ses réponses ont été réunies aux vôtres.
ask-saved = Enregistré.
ask-flagged = Signalée.
ask-unflagged = N’est plus signalée.
ask-undone = Annulé : { $address }
ask-nothing-to-undo = Il n’y a rien à annuler.
ask-nothing-missing = Il ne manque rien.
ask-why = Pourquoi cette question (tel que présenté en { $year }) :
ask-unknown = Il n’y a pas de commande « { $word } ». :aide donne les commandes.
ask-tally = { $answered } sur { $shown } traitées, { $left } obligatoires restantes, { $fix } à corriger. Enregistré.
ask-help = :suivant :retour :aller NOM :liste :reste :repeter :expliquer :effacer :na MOTIF :nsp :reserve :note TEXTE :marquer :annuler :enregistrer :finaliser :quitter
