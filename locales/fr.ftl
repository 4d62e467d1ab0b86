# quipu, interface (fr)

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
