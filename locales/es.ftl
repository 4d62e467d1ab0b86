# quipu, interface (es)

json-invalid = El contenido no se puede usar: { $error }

## store

store-not-found = No existe tal archivo o carpeta.
    .hint = Revise el nombre o vea qué hay en la carpeta.
store-no-permission = No tiene permiso para leer o escribir este archivo o carpeta.
    .hint = Pida acceso a su dueño o elija otro lugar con --data.
store-read-only = En este lugar no se puede escribir.
    .hint = Elija otro lugar con --data.
store-full = No queda espacio en el disco.
    .hint = Libere espacio; lo que había antes no ha cambiado.
store-is-folder = Es una carpeta, no un archivo.
    .hint = Indique un archivo dentro de ella.
store-special = Es una tubería, un socket o un dispositivo, no un archivo, y se dejó fuera.
    .hint = Retírelo de la carpeta.
store-changed = El archivo cambió mientras se leía y se dejó fuera.
    .hint = Ejecute la orden de nuevo.
store-changed-since = El archivo se modificó o se eliminó después de leerse y no se escribió nada: la colección que hubiera queda como estaba.
    .hint = Ejecute la orden de nuevo.
store-exists = Ya existe un archivo con este nombre y no se ha modificado.
    .hint = Elija otro nombre.
store-not-empty = Esta carpeta ya contiene algo y no se ha modificado.
    .hint = Indique una carpeta vacía o que aún no exista.
store-io = No se pudo leer o escribir el archivo: { $error }
store-held = El borrador está abierto en otro lugar: { $holder }.
    .hint = Ciérrelo allí primero. Aquí se puede leer.
store-no-folder = No se conoce una carpeta de datos en este equipo.
    .hint = Indique una con --data o QUIPU_DATA.

## catalogue

catalogue-unknown = Aquí no hay ningún cuestionario «{ $id }».
    .hint = Hay: { $known }.
catalogue-other-version = La versión { $version } del cuestionario «{ $id }» no está aquí; está la versión { $known }.
    .hint = Ponga el archivo de esa versión en la carpeta de cuestionarios.

## response

response-no-format = El archivo no dice que sea un archivo de respuestas.
    .hint = Un archivo de respuestas comienza con "format": "quipu-response/1".
response-other-format = No es un archivo de respuestas sino «{ $format }».
    .hint = Un archivo de respuestas comienza con "format": "quipu-response/1".
response-newer-format = Una versión más reciente de quipu escribió este archivo ({ $format }); se puede leer, pero no cambiar.
    .hint = Instale una versión más reciente para cambiarlo.
response-value-and-missing = La respuesta tiene un valor y también un motivo para no tenerlo.
    .hint = Quite uno de los dos.
response-changed-after-finalising = El archivo se cambió después de finalizado.
    .hint = Pregunte a quien lo envió si el cambio es intencional.

## merge

merge-no-format = El archivo no dice qué es.
    .hint = Las respuestas, colecciones y decisiones de quipu comienzan con "format".
merge-unknown-format = Es «{ $format }», que no se puede reunir.
    .hint = Indique respuestas, colecciones o decisiones.
merge-two-outputs = La colección y el informe no pueden ir ambos a la salida estándar.
    .hint = Indique un archivo con -o, u omita --format json.
merge-nothing = No hay ninguna respuesta que reunir.
    .hint = Indique archivos finalizados con quipu o una carpeta que los contenga.
merge-done = { $files ->
        [one] Un archivo leído
       *[other] { $files } archivos leídos
    }: { $responses ->
        [one] una respuesta
       *[other] { $responses } respuestas
    } de { $countries ->
        [one] un país
       *[other] { $countries } países
    }, { $conflicts ->
        [0] ningún conflicto abierto.
        [one] un conflicto abierto.
       *[other] { $conflicts } conflictos abiertos.
    }
merge-changed = { $file } se cambió después de finalizado.
conflict-line = { $number }. { $country }, { $institution }: { $address } ({ $questionnaire })
conflict-alternative = {"   "}{ $letter }) { $author }, { $time }: { $value }
conflict-reopened = {"   "}Lo decidió antes { $name }; un archivo más reciente lo vuelve a abrir.
answer-blank = (borrada)
missing-not-applicable = no aplica
missing-dont-know = no sabe
missing-withheld = reservado

## command line

cli-error = error
cli-warning = aviso
cli-output-failed = No se pudo escribir la salida: { $error }
check-good = { $file }: correcto
finalise-not-yet = { $count ->
        [one] No se finalizó: antes hay que corregir un punto.
       *[other] No se finalizó: antes hay que corregir { $count } puntos.
    }
finalise-written = Finalizado: { $file }
finalise-no-draft = No hay ningún borrador «{ $name }», o hay más de uno.
    .hint = Hay: { $drafts }.
finalise-read-only = Esta versión de quipu no puede finalizar el archivo.
    .hint = Instale una versión más reciente.
mapping-format = El archivo no es una correspondencia de esta versión: su formato es «{ $format }».
    .hint = Una correspondencia empieza con "format": "quipu-mapping/1"; véase docs/questionnaires.md.
mapping-twice = Dos preguntas conducen a «{ $name }».
    .hint = Deje que una conserve su nombre, o asígnele otro.
mapping-unknown = La correspondencia nombra «{ $name }», que la versión { $version } no tiene.
    .hint = Los nombres antiguos van a la izquierda; los nuevos, a la derecha.
upgrade-written = Respuesta trasladada: { $file }
sealed-failed = No se pudo sellar o firmar: { $error }.
    .hint = Vuelva a intentarlo; si continúa, envíe el archivo por otro medio.
sealed-recipient = «{ $recipient }» no es un destinatario: { $error }.
    .hint = Pida al facilitador la línea que empieza con age1.
sealed-passphrase = La frase de contraseña no corresponde.
    .hint = Vuelva a intentarlo; las frases no se pueden recuperar.
sealed-no-identity = El archivo no contiene ninguna identidad.
    .hint = Indique el archivo secreto que creó quipu key new o age-keygen.
sealed-other-key = El archivo está sellado para otra persona.
    .hint = Indique la identidad correcta con --identity, o pida el archivo de nuevo.
sealed-broken = El archivo sellado fue modificado o está incompleto: { $error }.
    .hint = Pídalo de nuevo; no se leyó nada de él.
sealed-needs-identity = El archivo está sellado.
    .hint = Indique su identidad con --identity.
signature-no-key = El archivo no es una clave de firma.
    .hint = Indique un archivo creado por quipu key new o minisign.
signature-unreadable = La firma junto al archivo no se puede leer.
    .hint = Pídala de nuevo; el archivo se dejó fuera.
signature-wrong = La firma no es de este archivo, aunque nombra la clave «{ $key }»: uno de los dos fue modificado.
    .hint = Pida ambos de nuevo; el archivo se dejó fuera.
signature-by = Firmado por «{ $by }»: { $comment } (clave { $key }).
    .hint = El comentario es lo que dice quien firma.
signature-unknown = Firmado con una clave desconocida { $key }: { $comment }.
    .hint = Acéptela con --trust si recibió la clave directamente de esa persona.
signature-written = Firma: { $file }
signature-of = { $file }: { $said }
keys-written = Conserve { $secret } y su frase; envíe { $public } a los demás.
passphrase-new = Nueva frase de contraseña:
passphrase-again = La misma otra vez:
passphrase-of = Frase de contraseña de { $file }:
passphrase-empty = La frase de contraseña no puede estar vacía.
    .hint = Escriba varias palabras.
passphrase-differ = Las dos frases difieren.
    .hint = No se escribió nada; vuelva a intentarlo.
passphrase-no-terminal = La frase se pide en un terminal y no hay ninguno: { $error }.
    .hint = Ejecute la orden en un terminal.
round-written = { $country } ({ $institution }): { $figures } cifras, { $far } respuestas marcadas por estar lejos de la mediana. Envíe este archivo solo a ese país: { $file }
round-done = Se escribieron { $files } archivos. Una cifra representa a { $least } países o más; se marca la respuesta que está a { $far } categorías o más de la mediana.
round-least = Una cifra de menos de { $least } países revelaría quién dijo qué.
    .hint = Elija un número mayor con --least.
assemble-role = { $institution } elabora la respuesta nacional y queda registrada como coordinación nacional.
assemble-agreed = { $count ->
        [0] Nada nuevo en lo que todas coincidan.
        [one] Se tomó una respuesta en la que todas coinciden.
       *[other] Se tomaron { $count } respuestas en las que todas coinciden.
    }
assemble-left = { $count ->
        [0] Está validado todo lo que se pidió a las instituciones.
        [one] Una respuesta aún no está validada.
       *[other] { $count } respuestas aún no están validadas.
    }
assemble-alpha = Acuerdo de las instituciones sobre los niveles: α de Krippendorff { $alpha }.
assemble-title = Respuesta nacional
assemble-empty = Ninguna institución de este país envió algo sobre esta versión del cuestionario.
    .hint = Ponga sus archivos en una carpeta y nómbrela: quipu assemble BORRADOR CARPETA.
assemble-how = No hay archivos de instituciones abiertos.
    .hint = Empiece con quipu assemble BORRADOR CARPETA.
assemble-all-validated = Todo está validado.
assemble-taken = Respuestas tomadas en las que todas coinciden: { $count }.
assemble-national = Respuesta nacional
assemble-none = aún no hay
assemble-waiting = aún sin responder
assemble-left-out = { $institution } ({ $country }, versión { $version }) no forma parte de esta respuesta nacional.
    .hint = Es de otro país, cuestionario o versión; quipu upgrade traslada una versión.
assemble-no-answer = Aquí no hay una respuesta { $address }.
    .hint = quipu assemble con --list muestra las respuestas que hay.
assemble-not-settled = { $address }: esta institución no dice nada, o dice dos cosas.
    .hint = Resuelva primero sus propios archivos, o elija otra.
assemble-not-combined = { $address }: estas respuestas no pueden ser una sola.
    .hint = Tome una de ellas, o escriba otra.
assemble-nothing = { $address } no tiene respuesta nacional que validar.
    .hint = Tome una primero.
agreement-not-asked = no se preguntó
agreement-waiting = a la espera
agreement-alike = todas coinciden
agreement-differ = difieren
agreement-minor = divergencia menor
agreement-notable = divergencia notable
agreement-strong = divergencia fuerte
agreement-scope = difiere el alcance
split-written = { $institution }: { $questions ->
        [one] una pregunta
       *[other] { $questions } preguntas
    }. Envíe este archivo: { $file }
plan-format = El archivo no es un plan de esta versión: su formato es «{ $format }».
    .hint = Un plan empieza con "format": "quipu-plan/1"; véase el README.
plan-no-institution = Un paquete no tiene institución.
    .hint = Póngale un nombre en "institution".
plan-own = Un paquete es para la misma institución que pide.
    .hint = Omítalo: lo que no se pide a nadie más queda en su propio borrador.
plan-nothing = Un paquete no pide nada.
    .hint = Indique secciones o preguntas.
plan-no-section = No hay una sección «{ $name }».
    .hint = quipu show muestra el cuestionario con sus nombres.
plan-no-question = No hay una pregunta «{ $name }».
    .hint = quipu show muestra el cuestionario con sus nombres.
plan-added = También se pide «{ $question }»: «{ $by }» toma de ella sus opciones o entradas.
    .hint = No hay que hacer nada.
plan-several = Se pide a varias instituciones: { $questions }.
    .hint = Si no es intencional, cambie el plan.
plan-nobody = No se pide a nadie: { $questions }.
    .hint = Respóndalas en su propio borrador, o añádalas al plan.
store-other-version = El borrador existente contesta la versión { $version }; el archivo, la versión { $other }.
    .hint = Traslade el borrador con quipu upgrade, o pida un archivo de su versión.
upgrade-in-place = El borrador se trasladó. Como estaba antes: { $file }
upgrade-other = La respuesta corresponde a «{ $id }», no a «{ $other }».
    .hint = Indique una versión del mismo cuestionario, o dé una correspondencia con --map.
upgrade-unknown-version = No se conoce aquí la versión { $version } que la respuesta contesta: no puede verse qué cambió de redacción.
    .hint = Indique su archivo con --from.
resolve-open = { $conflicts ->
        [0] Ningún conflicto abierto.
        [one] Un conflicto abierto.
       *[other] { $conflicts } conflictos abiertos.
    }
resolve-kept = Decisión guardada en { $file }
resolve-no-conflict = No existe el conflicto número { $number }; hay { $conflicts } abiertos.
    .hint = Ejecute el comando sin número para verlos.
resolve-no-alternative = El conflicto no tiene la alternativa «{ $letter }».
    .hint = Ejecute el comando sin número para verlas.
export-written = Escrito: { $file } ({ $size } KB)
export-unknown-ending = No hay formato para la terminación «{ $ending }».
    .hint = Use html, docx, xlsx, md, csv, json o txt, o indique el formato con --format.
summary-nothing = No hay respuestas que comparar.
    .hint = Indique respuestas a cuestionarios que estén aquí o una carpeta que las contenga.
sample-written = { $files ->
        [one] Se escribió una muestra en { $folder }
       *[other] Se escribieron { $files } muestras en { $folder }
    }

## list

list-title = quipu
list-questionnaires = Cuestionarios
list-drafts = Borradores
list-no-drafts = Aún no hay borradores.
list-id = id
list-version = versión
list-questions = preguntas
list-minutes = minutos
list-name = título
list-draft = borrador
list-country = país
list-institution = institución
list-answered = respondidas
list-status = estado
list-unreadable = no se puede leer
status-draft = borrador
status-finalised = finalizado
status-validated = validado
role-co-ordinator = coordinación nacional
role-contributing = institución que contribuye
role-examiner = país examinador
role-secretariat = secretaría
role-observer = observador/a
audience-facilitator = el equipo facilitador
audience-participants = los participantes de la revisión
audience-public = todo público

## show

show-version = Cuestionario { $id }, versión { $version }. { $questions } preguntas, unos { $minutes } minutos. * = obligatorio.
condition-and = y
condition-or = o
condition-not = no se cumple que { $claim }
condition-blank = { $what } no tiene respuesta
condition-answered = { $what } tiene respuesta
condition-is = { $what } es { $with }
condition-is-not = { $what } no es { $with }
condition-less = { $what } es menor que { $with }
condition-at-most = { $what } es { $with } o menos
condition-more = { $what } es mayor que { $with }
condition-at-least = { $what } es { $with } o más
condition-includes = { $what } incluye { $with }
condition-quoted = «{ $text }»
condition-any = en al menos una fila, { $what }
condition-own = en la misma fila, { $what }
condition-this = el valor
show-when = Se pregunta cuando: { $condition }
show-row = Fila
show-asks = Pregunta por
show-level = Nivel
show-description = Descripción
show-repeat = Tantas entradas como desee, cada una con:
show-for-each = Una entrada por cada elemento de { $from }, con:
show-choices-from = Las opciones provienen de { $from }.
show-kind-note = nota
show-kind-text = texto breve
show-kind-long-text = texto
show-kind-number = número
show-kind-year = año
show-kind-date = fecha
show-kind-select-one = opción única
show-kind-select-multiple = { $max ->
        [0] opción múltiple
       *[other] hasta { $max } opciones
    }
show-kind-rank = las { $max } primeras, en orden de importancia
show-kind-matrix = una opción por fila
show-kind-matrix-multiple = varias opciones por fila
show-kind-maturity = nivel de madurez
show-kind-group = campos
show-kind-repeat = entradas

## report

report-title = Resumen comparativo
report-sample = MUESTRA (SAMPLE): respuestas inventadas de países ficticios.
report-self-reported = Las respuestas son declaradas por los países y no han sido validadas por pares.
report-how-to-read = Las cifras se calculan sobre países, sin ponderar; «n de N» indica cuántos países tienen un valor. Varias instituciones de un país cuentan una vez: el valor validado por la coordinación nacional o, en su defecto, uno provisional, marcado (p). Aquí no se clasifica a los países.
report-chapter = Cuestionario { $id }, versión { $version }. { $countries ->
        [one] Un país
       *[other] { $countries } países
    }. Para { $audience }.
report-conflicts = { $count ->
        [one] Una respuesta está abierta: sus versiones difieren y nadie ha decidido. No se cuenta.
       *[other] { $count } respuestas están abiertas: sus versiones difieren y nadie ha decidido. No se cuentan.
    }
report-withheld = { $count ->
        [one] Una respuesta está reservada o no es para este público.
       *[other] { $count } respuestas están reservadas o no son para este público.
    }
report-respondents = Quiénes respondieron y en qué medida
report-column-country = País
report-column-institution = Institución
report-column-role = Función
report-column-status = Estado
report-column-reference-date = Fecha de referencia
report-column-language = Idioma
report-column-answered = Respondidas
report-column-required-left = Obligatorias pendientes
report-column-option = Opción
report-column-countries = Países
report-column-partly = Parcialmente
report-column-share = Proporción
report-column-value = Valor
report-not-listed = { $responses } respuestas. Los participantes y sus textos se cuentan aquí y no se enumeran: `quipu summary --list all` los enumera, `quipu export` los escribe en un informe.
report-completeness-note = Respondidas: preguntas respondidas o explicadas, del total mostrado a quien responde.
report-n = { $n } de { $of } { $of ->
        [one] país
       *[other] países
    }
report-median = mediana { $value }
report-range = rango { $value }
report-agreement = acuerdo A { $value }
report-consensus = consenso { $value }
report-split = instituciones divididas por igual: { $value }
report-silent-conflict = conflicto abierto: { $value }
report-silent-withheld = reservado: { $value }
report-silent-dont-know = no sabe: { $value }
report-silent-unanswered = sin respuesta: { $value }
report-silent-not-applicable = no aplica: { $value }
report-silent-not-asked = no se preguntó: { $value }
report-share = { $percent } % ({ $n } de { $of })
report-level = nivel { $level }
report-legend = ● sí · ◐ parcialmente · ○ no · × no aplica o no se preguntó · .. no sabe, sin respuesta o sin decidir · – reservado
## json

json-no-object = El archivo no contiene un objeto.
    .hint = Todo archivo de quipu empieza con una llave: verifique que sea el archivo correcto.
json-too-large = El archivo supera los { $limit } MiB.
    .hint = Un cuestionario o una respuesta nunca llega a ese tamaño. Verifique que sea el archivo correcto.
json-not-utf8 = El archivo no es texto UTF-8: no se puede leer el byte en la posición { $offset }.
    .hint = Guárdelo de nuevo con la codificación UTF-8 o pida otra copia a quien lo envió.
json-empty = El archivo está vacío.
    .hint = Pida otra copia a quien lo envió.
json-truncated = El archivo termina antes de tiempo: no se cierra { $opener } de la línea { $line }.
    .hint = El archivo está incompleto. Pida otra copia a quien lo envió o agregue lo que falta.
json-too-deep = Hay listas y objetos anidados en más de { $limit } niveles.
    .hint = Ningún archivo de este programa tiene tantos niveles. Verifique que sea el archivo correcto.
json-text-too-long = Un texto supera los { $limit } caracteres.
    .hint = Acorte el texto o divídalo.
json-name-twice = El nombre { $name } aparece dos veces en el mismo objeto.
    .hint = Conserve uno de los dos y elimine el otro.
json-number-range = El número { $number } es demasiado grande para calcular con él.
    .hint = Escriba un número menor o escríbalo como texto, entre comillas.
json-number = { $number } no es un número en JSON.
    .hint = Escriba las cifras con punto decimal, sin ceros iniciales, signo más ni separadores.
json-word = { $word } no es un valor en JSON.
    .hint = Escriba los textos entre comillas dobles. Sin ellas solo se escriben true, false y null.
json-escape = La barra invertida no inicia ninguna secuencia conocida.
    .hint = Escriba \\ para una barra invertida, \" para una comilla, \n para una línea nueva.
json-control-character = Hay un salto de línea u otro carácter de control dentro de un texto.
    .hint = Cierre el texto con comillas o escriba \n para una línea nueva.
json-value-missing = Aquí falta un valor.
    .hint = Escriba el valor o elimine la coma anterior.
json-name-missing = Aquí falta un nombre entre comillas dobles.
    .hint = Escriba el nombre o elimine la coma anterior.
json-colon-missing = Faltan los dos puntos entre el nombre y el valor.
    .hint = Escriba “nombre”: valor.
json-comma-missing = Aquí falta una coma o el cierre { $closer }.
    .hint = Verifique si el elemento anterior ha terminado.
json-after-end = Hay algo después del final del contenido.
    .hint = Elimine lo que sigue al último cierre.
json-field-missing = Falta el campo { $field }.
    .hint = Agréguelo al objeto que termina aquí.
json-field-unknown = El campo { $found } no se conoce en este lugar.
    .hint = Son posibles: { $expected }.
json-word-unknown = { $found } no es una de las palabras posibles.
    .hint = Son posibles: { $expected }.
json-type-wrong = Aquí debe haber { $expected ->
        [text] un texto
        [number] un número
        [whole] un número entero
        [boolean] true o false
        [list] una lista
       *[object] un objeto
    }, pero hay { $found ->
        [text] un texto
        [number] un número
        [boolean] true o false
        [list] una lista
        [object] un objeto
       *[nothing] un valor vacío
    }.
    .hint = Los textos van entre comillas; las listas, entre [ ]; los objetos, entre {"{"} {"}"}.
json-value-wrong = El valor { $found } no es posible en este lugar.
    .hint = Compárelo con la descripción del formato.
json-length-wrong = La lista tiene { $found ->
        [1] un elemento
       *[other] { $found } elementos
    } en lugar de { $expected }.
    .hint = Agregue o elimine elementos.
json-no-form = El valor no tiene ninguna de las formas posibles en este lugar.
    .hint = Compárelo con la descripción del formato.
json-other = El contenido no corresponde a este lugar: { $detail }
    .hint = Compárelo con la descripción del formato.

## expression

expression-ends = La expresión termina antes de tiempo.
    .hint = Falta algo al final: un valor, un paréntesis de cierre o una comilla.
expression-unexpected = «{ $word }» no corresponde en el carácter { $column } de la expresión.
    .hint = Revise si antes falta un operador como and, or o =, o si sobra un paréntesis.
expression-unknown-function = No existe la función { $word }.
    .hint = Los nombres de funciones van en minúsculas: not(), selected(), count().
expression-absent-function = La función { $word } de ODK no existe aquí.
    .hint = docs/expressions.md enumera todas las funciones y dice por qué falta esta.
expression-arguments = La función { $word } recibe otra cantidad de valores.
    .hint = Los valores se separan con comas: selected(${"{"}nombre{"}"}, 'opción').
expression-nodes = { $word }() cuenta filas, entradas u opciones, no un texto ni un número.
    .hint = Dele respuestas: count(${"{"}nombre{"}"}/*).
expression-open-text = Un texto de la expresión no se cierra con { $word }.
    .hint = Ciérrelo con la misma comilla que lo abre.
expression-name = Una pregunta se nombra como ${"{"}nombre{"}"}; «{ $word }» no es un nombre.
    .hint = Use el nombre de una pregunta de este cuestionario, en minúsculas.
expression-bare-name = «{ $word }» está suelto.
    .hint = Escriba ${"{"}{ $word }{"}"} para una respuesta o '{ $word }' para un texto.
expression-parent = No es posible subir con «..».
    .hint = Nombre la pregunta: ${"{"}pregunta{"}"}/campo.
expression-too-deep = La expresión tiene más de { $word } niveles.
    .hint = Simplifíquela o divida la pregunta.
expression-too-long = La expresión tiene más de { $word } caracteres.
    .hint = Simplifíquela o divida la pregunta.
expression-pattern = «{ $word }» no es un patrón de regex().
    .hint = Revise sus paréntesis; un patrón tiene como máximo 512 caracteres, sin referencias hacia atrás ni aserciones.

## questionnaire

questionnaire-format = Es «{ $found }», no «{ $wanted }».
    .hint = Compruebe que sea el archivo correcto; un formato más nuevo requiere un quipu más nuevo.
questionnaire-more = { $count ->
        [one] Hay un problema más que no se muestra.
       *[other] Hay { $count } problemas más que no se muestran.
    }
    .hint = Corrija los anteriores y vuelva a revisar.
questionnaire-key-unknown = La clave «{ $key }» no se conoce y se omite.
    .hint = Revise cómo está escrita o elimínela.
questionnaire-key-misplaced = La clave «{ $key }» no significa nada en este tipo de pregunta.
    .hint = Elimínela o elija otro tipo.
questionnaire-key-of-question = La clave «{ $key }» corresponde a preguntas, no a campos.
    .hint = Póngala en la pregunta que contiene el campo.
questionnaire-name = «{ $name }» no es un nombre.
    .hint = Use hasta 64 caracteres de a-z 0-9 . _ - y empiece con letra o dígito.
questionnaire-name-twice = El nombre { $name } se usa dos veces.
    .hint = Cambie uno de los dos y lo que se refiere a él.
questionnaire-library = No existe la biblioteca { $name }.
    .hint = La única biblioteca es common.
questionnaire-translation = Falta el texto en: { $languages }.
    .hint = Agregue la traducción o escriba "=" si es igual a propósito.
questionnaire-untranslated = El texto «{ $text }» es igual en { $language }.
    .hint = Tradúzcalo o escriba "=" si es igual a propósito.
questionnaire-language = El texto está en { $language }, pero el cuestionario no.
    .hint = Agregue este idioma al título o elimine el texto.
questionnaire-text-missing = Falta el texto en el idioma predeterminado { $language }.
    .hint = Escríbalo; los demás idiomas recurren a él.
questionnaire-too-long = El texto tiene { $length } caracteres; caben { $limit } como máximo.
    .hint = Acórtelo; lo que explica puede ir en la ayuda.
questionnaire-empty-section = La sección { $name } no tiene preguntas.
    .hint = Agregue una o elimine la sección.
questionnaire-levels = Un ítem de madurez tiene cinco niveles, de 0 a 4; aquí hay { $count }.
    .hint = Describa cada nivel con un texto.
questionnaire-level-twice = Aquí se repite la descripción del nivel { $level }.
    .hint = Diga qué hay de nuevo en este nivel.
questionnaire-hint = El ítem de madurez no tiene ayuda.
    .hint = Diga en la ayuda qué abarca y qué sirve de evidencia.
questionnaire-list = No existe la lista de opciones «{ $name }».
    .hint = Agréguela a las opciones de este archivo o revise cómo está escrita.
questionnaire-list-unused = Ninguna pregunta usa la lista de opciones «{ $name }».
    .hint = Elimínela o úsela.
questionnaire-list-hidden = La lista de opciones «{ $name }» oculta una de una biblioteca.
    .hint = Cámbiele el nombre para que no se confundan.
questionnaire-group = No existe el grupo de campos «{ $name }».
    .hint = Agréguelo a los grupos de este archivo o revise cómo está escrito.
questionnaire-group-circle = El grupo de campos «{ $name }» se contiene a sí mismo.
    .hint = Elimine el campo que vuelve a él.
questionnaire-nesting = Hay campos dentro de campos en más de { $levels } niveles, o son más de { $fields } en total.
    .hint = Convierta algunos en preguntas.
questionnaire-no-choices = La pregunta no tiene opciones.
    .hint = Nombre una lista de opciones o indique de qué pregunta provienen.
questionnaire-no-fields = La pregunta no tiene campos.
    .hint = Escriba sus campos o nombre un grupo.
questionnaire-date = «{ $found }» no es una fecha.
    .hint = Escriba un año, o una fecha como 2017-01-26.
questionnaire-no-rows = La matriz no tiene filas.
    .hint = Escriba al menos una fila.
questionnaire-count = { $number } no es posible aquí.
    .hint = Escriba un número entero de 1 a 1000.
questionnaire-min-max = El mínimo supera al máximo.
    .hint = Intercambie min y max o corrija uno de ellos.
questionnaire-min-choices = Se piden más opciones de las que hay.
    .hint = Reduzca min o agregue opciones.
questionnaire-constraint-message = La restricción no tiene mensaje.
    .hint = Diga en constraint_message qué debe hacer quien responde.
questionnaire-column = La opción «{ $choice }» no puede encabezar una columna: una celda no admite texto, y una fila con una sola opción no necesita una que excluya a las demás.
    .hint = Use aquí una lista sin «specify» ni «exclusive».
questionnaire-column-wide = La opción «{ $choice }» es demasiado ancha para encabezar una columna.
    .hint = Dele una forma breve de { $limit } caracteres como máximo en cada idioma.
questionnaire-field-choice = Un campo no puede llamarse «choice».
    .hint = Elija otro nombre; este marca las opciones con texto.
questionnaire-field-kind = El campo { $name } es de un tipo que un campo no puede tener.
    .hint = Conviértalo en una pregunta propia o elija otro tipo.
questionnaire-covers = No existe el enunciado { $key }.
    .hint = Compare la clave con la lista de enunciados.
questionnaire-source = { $name } no es una pregunta con filas u opciones.
    .hint = Nombre una matriz, una selección o una clasificación de este cuestionario.
questionnaire-where = { $name } no tiene filas, por lo que «where» no significa nada.
    .hint = Elimínelo: las opciones elegidas se toman tal como están.
questionnaire-reference = La expresión nombra { $name }, que no existe.
    .hint = Revise los nombres de la pregunta, la fila y el campo.
questionnaire-note = La expresión lee { $name }, una nota que nadie responde.
    .hint = Nombre una pregunta que admita respuesta.
questionnaire-dot = «{ $name }» no significa nada aquí.
    .hint = Nombre la pregunta: ${"{"}pregunta{"}"}.
questionnaire-dot-field = «{ $name }» es aquí todo el grupo o la entrada.
    .hint = Nombre el campo: ./campo.
questionnaire-comparison = «{ $choice }» no está entre las opciones con las que se compara.
    .hint = Escriba el nombre de una opción, no su etiqueta.
questionnaire-never = La condición nunca se cumple.
    .hint = Elimínela o haga que dependa de una respuesta.
questionnaire-circle = Lo que se muestra depende de sí mismo: { $names }.
    .hint = Elimine una de las condiciones o fuentes.
questionnaire-chain = Más de { $limit } preguntas dependen en cadena unas de otras.
    .hint = Haga que algunas dependan directamente de la primera.
questionnaire-load = { $count } preguntas son obligatorias.
    .hint = Menos de { $limit } se responden con más cuidado: haga que algunas sean facultativas.

## answer

answer-required = Aún sin respuesta.
    .hint = Responda o indique por qué no hay respuesta: no aplica, no sabe o reservado.
answer-field-required = Esta parte es obligatoria.
    .hint = Complétela o explique por qué toda la pregunta queda sin respuesta.
answer-conflict = Dos versiones de la respuesta difieren.
    .hint = Responda de nuevo con lo correcto; se muestran ambas versiones.
answer-flagged = Marcada para después.
    .hint = Revísela de nuevo y quite la marca.
answer-changed = La respuesta difiere de la del ciclo anterior.
    .hint = Explique en una oración por qué cambió.
answer-far = La respuesta está lejos de lo que dijo la mayoría de los países.
    .hint = Cámbiela, o explique en una oración por qué se mantiene.
answer-reason = «No aplica» requiere un motivo.
    .hint = Diga en pocas palabras por qué no aplica.
answer-range = El número está fuera de { $min } a { $max }.
    .hint = Escriba un número de { $min } a { $max }.
answer-too-small = El número es menor que { $min }.
    .hint = Escriba { $min } o más.
answer-too-large = El número es mayor que { $max }.
    .hint = Escriba { $max } o menos.
answer-ambiguous = El número puede leerse de dos maneras.
    .hint = Escriba { $thousands } o { $fraction }.
answer-shape = La respuesta no es { $wanted ->
        [text] un texto
        [number] un número
        [whole] un número entero
        [date] una fecha como 2026-09-30
        [choice] una opción
        [choices] una lista de opciones
        [bundle] un nivel con su evidencia
        [fields] un conjunto de campos
        [entries] una lista de entradas
       *[nothing] lo que se espera aquí
    }.
    .hint = Responda de nuevo.
answer-same = La misma respuesta en las { $rows } filas: revise una vez más.
    .hint = Déjela así si es correcta.
answer-unknown-question = El cuestionario no pregunta esto.
    .hint = La respuesta es de otra versión; bórrela o use esa versión.
answer-unknown-field = La pregunta no tiene ese campo.
    .hint = Es de otra versión; responda de nuevo la pregunta para quitarlo.
answer-constraint = La respuesta a { $name } no concuerda.
    .hint = El cuestionario indica en la pregunta qué corresponde.
answer-too-long = El texto tiene { $length } caracteres; bastan { $limit }.
    .hint = Acórtelo; nada se recorta.
answer-too-long-to-send = El texto tiene { $length } caracteres; un archivo puede llevar { $limit }.
    .hint = Acórtelo antes de finalizar; hasta entonces se conserva todo.
answer-email = No parece una dirección de correo.
    .hint = Tiene la forma nombre@organizacion.org.
answer-url = No parece un enlace ni una referencia.
    .hint = Un enlace empieza con https:// y no tiene espacios.
answer-unknown-choice = «{ $choice }» no es una de las opciones.
    .hint = Elija de nuevo.
answer-choice-gone = «{ $choice }» ya no se ofrece, porque cambiaron otras respuestas.
    .hint = Elija de nuevo o vuelva a esas respuestas.
answer-specify = La opción «{ $choice }» requiere un texto.
    .hint = Escriba cuál es.
answer-twice = «{ $choice }» está elegida dos veces.
    .hint = Déjela una sola vez.
answer-exclusive = «{ $choice }» excluye a todas las demás, pero hay otras elegidas.
    .hint = Deje solo esta o solo las demás.
answer-too-few = { $min ->
        [one] Se pide al menos una.
       *[other] Se piden al menos { $min }.
    }
    .hint = Agregue lo que falta.
answer-too-many = { $max ->
        [one] Se pide como máximo una.
       *[other] Se piden como máximo { $max }.
    }
    .hint = Deje las más importantes.
answer-level = Falta el nivel.
    .hint = Elija el nivel más alto cuya descripción se cumple, de 0 a 4.
answer-target = El nivel objetivo es inferior al nivel.
    .hint = Elija un objetivo igual o superior al nivel.
answer-evidence = Desde el nivel 2 se requiere evidencia.
    .hint = Nombre lo que lo demuestra: una norma, un órgano, un documento, una cifra.
answer-priority = Falta la prioridad.
    .hint = Elija de 1 a 4 o responda «no aplica».
answer-source = Desde el nivel 3, una fuente ayuda a quien lee.
    .hint = Agregue un documento o un enlace, si lo hay.

## fill

fill-which = ¿Qué cuestionario?
    .hint = Hay: { $known }.
fill-who = ¿Qué borrador?
    .hint = Indique país e institución: --country XA --institution "Ministerio de Finanzas".
fill-recovered = La última sesión terminó sin cerrar este borrador. Todo lo guardado está aquí.
fill-recovered-until = Recuperado: todo lo guardado hasta el { $when }.
fill-put-away = El borrador del ciclo anterior se guardó aparte: { $path }. Las respuestas de este ciclo empiezan vacías.
evaluate-unknown = El cuestionario { $questionnaire } no tiene ninguna pregunta { $name }.
    .hint = quipu show { $questionnaire } muestra los nombres de sus preguntas.
evaluate-no-day = El valor debe ser un día y no lo es.
    .hint = Un día se escribe como '2026-09-30', o es un número de días desde 1970-01-01.
evaluate-zone = No existe la zona horaria { $name }. Indique un nombre como America/Lima, o UTC.
    .hint = quipu evaluate --zone UTC calcula con días que son los mismos para todos.
evaluate-too-long = La expresión necesita demasiados pasos.
    .hint = Compare menos filas entre sí.
convert-written = Escrito: { $file }
convert-kinds = { $input } y { $output } no son un libro de cálculo y un cuestionario.
    .hint = Uno termina en .xlsx (también se leen .xls, .csv y .md), el otro en .json.
convert-not = No se escribió: primero hay que corregir en el libro los errores anteriores.
man-unknown = No existe la orden { $command }.
    .hint = Órdenes: { $known }
config-title = Ajustes
config-setting = Ajuste
config-value-heading = Valor
config-from = Origen
config-from-flag = opción
config-from-environment = entorno
config-from-file = archivo de ajustes
config-from-default = por defecto
config-no-file = No hay archivo de ajustes.
config-invalid = No se entienden los ajustes: { $error }
    .hint = Los ajustes son language, theme, data, mouse y la tabla keys; el README tiene un ejemplo.
config-value = «{ $value }» no vale para { $setting }: { $error }
config-key-command = No hay ninguna orden { $name }.
    .hint = Órdenes con teclas: { $known }
config-key-invalid = «{ $key }» no es una tecla.
    .hint = Escriba por ejemplo x, F6, Ctrl+S o Shift+Tab.
config-key-none = { $command } se quedaría sin tecla.
    .hint = Dele una, o quite la línea.
config-key-digits = Las cifras eligen respuestas y no se pueden cambiar.
config-key-twice = { $key } significaría a la vez { $command } y { $other } en un mismo lugar.
    .hint = Elija otra tecla, o dé otra también a la otra orden.
xlsform-not-built = Este programa se compiló sin libros de Excel.
    .hint = Compílelo con la opción xlsx, o use un formulario en CSV.
xlsform-too-large = La hoja { $sheet } tiene una celda en la fila { $row }, columna { $column }: ningún formulario es tan grande.
    .hint = Borre lo que está lejos de la tabla, o copie la tabla a un libro nuevo.
xlsform-unreadable = No se puede leer el libro: { $error }
    .hint = Ábralo en un programa de hojas de cálculo y guárdelo como .xlsx.
xlsform-damaged = El libro está dañado y no se puede leer.
    .hint = Ábralo en un programa de hojas de cálculo y guárdelo de nuevo.
xlsform-file-size = El libro supera { $limit } MB.
    .hint = Guárdelo como .xlsx.
xlsform-unpacked = El libro descomprimido supera { $limit } MB: ningún formulario es tan grande.
    .hint = Copie las hojas a un libro nuevo.
xlsform-unwritable = No se puede escribir el libro: { $error }
xlsform-no-survey = No hay ninguna hoja llamada survey. Hojas: { $sheets }
    .hint = Las preguntas de un formulario están en una hoja llamada survey; véase xlsform.org.
xlsform-no-sections = El archivo no es un cuestionario: no tiene secciones.
xlsform-language = El encabezado «{ $name }» no nombra ningún idioma conocido; sus textos se dejaron fuera.
    .hint = Escriba el código entre paréntesis, como en label::Español (es).
xlsform-language-assumed = El encabezado «{ $name }» no nombra ningún idioma conocido; sus textos se toman como { $code }.
    .hint = Escriba el código entre paréntesis, como en label::Español (es).
xlsform-column = La columna { $column } no es de un formulario y se dejó fuera.
xlsform-sheet = La hoja no es de un formulario y se dejó fuera.
    .hint = Hojas que se leen: survey, choices, external_choices, settings.
xlsform-no-heading = Una celda no está bajo ningún encabezado y se dejó fuera.
xlsform-empty = No contiene nada que se pueda responder o leer; se dejó fuera.
xlsform-nothing = Ninguna fila pregunta algo que se pueda responder aquí.
xlsform-default-computed = El valor por defecto «{ $expression }» se calcula y se dejó fuera.
xlsform-language-twice = «{ $name }» es otra vez el idioma { $code }; sus textos se dejaron fuera.
xlsform-no-list = La opción no tiene list_name y se dejó fuera.
xlsform-no-choice-name = Una opción de la lista { $list } no tiene nombre.
    .hint = Dele un nombre: es lo que guardan las respuestas.
xlsform-choice-twice = La lista { $list } tiene { $name } dos veces; la segunda se dejó fuera.
xlsform-media = La columna { $column } se dejó fuera: un terminal no muestra imágenes ni reproduce sonidos.
xlsform-left-out = La columna { $column } se dejó fuera: los cuestionarios no tienen nada parecido.
xlsform-column-twice = La columna { $column } está dos veces; se usa la primera.
xlsform-never = La condición no se cumple nunca; esto se dejó fuera.
xlsform-never-right = La restricción no se cumple nunca; se dejó fuera.
xlsform-no-label = No hay etiqueta; en su lugar está la ayuda o el nombre.
xlsform-fixed = Nadie puede cambiar esto; se conservó como nota.
xlsform-parameter = El parámetro «{ $parameter }» se dejó fuera.
xlsform-no-types = La hoja survey no tiene ninguna columna type.
    .hint = Su primera fila nombra las columnas: type, name, label …
xlsform-piped = El texto nombra una respuesta; en su lugar está el nombre de la pregunta entre corchetes.
    .hint = Los textos son iguales para todos. Escríbalo sin la respuesta.
xlsform-default = El valor por defecto «{ $value }» se muestra como respuesta propuesta: nadie la ha dado todavía.
xlsform-required-rule = «{ $expression }» decide cuándo la respuesta es obligatoria; ahora la pregunta es opcional.
xlsform-as-text = { $type } pasó a ser un texto: su forma no se comprueba.
xlsform-repeat-count = Se calcula cuántas veces se repite («{ $expression }»); ahora se agregan entradas según haga falta.
xlsform-repeat-fixed = Allí se pregunta { $count } veces; aquí se agregan como máximo tantas entradas.
xlsform-embedded = La celda de la columna { $column } no es JSON.
    .hint = Cópiela de un libro escrito por quipu, o vacíela.
xlsform-list-from-answers = Las opciones son entradas de una repetición; esto se conservó como nota.
xlsform-list = No hay ninguna lista { $list } en la hoja choices.
    .hint = Agregue sus opciones, o corrija el nombre en la columna type.
xlsform-filter-in-entry = El filtro «{ $expression }» está dentro de una repetición; se ofrecen todas las opciones.
xlsform-expression-lost = { $column } «{ $expression }» se dejó fuera.
xlsform-expression-long = Supera { $name } caracteres cuando se sustituye todo.
xlsform-reference = No hay ninguna pregunta { $name } en el formulario.
xlsform-reference-silent = Lee { $name }, que no se puede responder.
xlsform-calculation-circle = Los cálculos se usan unos a otros en círculo: { $name }
xlsform-calculation-unused = Ninguna condición usa el cálculo { $name }; se dejó fuera: una respuesta solo contiene respuestas.
xlsform-no-calculation = { $name } no tiene cálculo y se dejó fuera.
xlsform-repeat-deep = Una repetición tan dentro de otras quedó plana: se pregunta una vez.
xlsform-loop = Un bucle pasó a ser una repetición: se agrega una entrada por cada opción.
xlsform-renamed = { $name } se llama ahora { $now }: los nombres llevan minúsculas y no empiezan con guion bajo.
xlsform-comment = La fila no tiene type, name ni label y se dejó fuera.
xlsform-no-type = La fila no tiene tipo.
    .hint = Escriba uno en la columna type, como text o select_one si_no.
xlsform-no-name = La fila no tiene nombre.
    .hint = Dele un nombre: letras, cifras, - y _.
xlsform-too-deep = Hay grupos unos dentro de otros a más de { $limit } niveles.
xlsform-not-closed = El grupo o la repetición { $name } no se cierra.
    .hint = Agregue una fila end_group o end_repeat.
xlsform-not-begun = «{ $type }» no cierra nada que se haya abierto.
    .hint = Los grupos y las repeticiones se cierran en el orden contrario al de su inicio.
xlsform-metadata = { $type } lo registra un teléfono, no se responde; se dejó fuera.
xlsform-impossible = Un terminal no puede registrar { $type }; se conservó como nota.
xlsform-from-file = Las opciones de { $type } están en un archivo aparte; se conservó como nota.
    .hint = Ponga las opciones en la hoja choices.
xlsform-type = «{ $type }» no es un tipo de pregunta.
    .hint = Los tipos que hay están en xlsform.org.
fill-no-terminal = La entrada estándar no es un terminal.
    .hint = Use fill --plain con un guion, o los comandos check, merge, summary y export.

## ask

home-plain = Aquí se pregunta línea por línea: quipu fill CUESTIONARIO --plain --country XX --institution NOMBRE
ask-welcome = Todo lo que responde se guarda de inmediato. Una línea vacía conserva lo que hay. :ayuda muestra los comandos.
ask-question-required = { $name }, obligatoria. { $answered } de { $shown } respondidas.
ask-question-optional = { $name }, facultativa. { $answered } de { $shown } respondidas.
ask-part = { $nth } de { $count }: { $label }
ask-current = Respuesta actual: { $value }
ask-far = Lejos de la mediana: cámbiela o diga por qué con :porque.
ask-problem = Revise: { $problem }
ask-choice = Escriba un número.
ask-choices = Escriba números, por ejemplo 1,3.
ask-number = Escriba un número.
ask-date = Escriba una fecha, por ejemplo 2026-09-30.
ask-text = Escriba una línea.
ask-long-text = Escriba su texto; un punto solo lo termina.
ask-specify = Especifique:
ask-level = Escriba el nivel, de 0 a 4.
ask-evidence = Evidencia (obligatoria desde el nivel 2):
ask-sources = Fuentes:
ask-priority = Prioridad: 1 baja, 2 moderada, 3 alta, 4 máxima.
ask-confidence = Grado de certeza: 1 impresión, 2 parcialmente documentado, 3 documentado.
ask-target = Nivel objetivo, si lo hay.
ask-add-entry = { $count ->
        [0] Aún no hay entradas. ¿Agregar una? (sí, o una línea vacía para seguir)
        [one] Una entrada. ¿Agregar otra? (sí, o una línea vacía para seguir)
       *[other] { $count } entradas. ¿Agregar otra? (sí, o una línea vacía para seguir)
    }
ask-yes = s si
ask-way-out = :omitir sigue sin respuesta.
ask-no-question = No existe la pregunta { $name }.
ask-joined = Otra persona cambió el borrador; sus respuestas se han incorporado.
ask-saved = Guardado.
ask-flagged = Marcada.
ask-unflagged = Ya no está marcada.
ask-undone = Deshecho: { $address }
ask-nothing-to-undo = No hay nada que deshacer.
ask-nothing-missing = No falta nada.
ask-why = Por qué se pregunta (según lo presentado en { $year }):
ask-unknown = No existe el comando «{ $word }». :ayuda muestra los comandos.
ask-tally = { $answered } de { $shown } respondidas, { $left ->
        [one] { $left } obligatoria pendiente
       *[other] { $left } obligatorias pendientes
    }, { $fix } por corregir. Guardado.
ask-nothing-found = No se encontró nada.
ask-help = :siguiente :omitir :atrás :ir NOMBRE :lista :pendiente :buscar PALABRAS :repetir :explicar :niveles :borrar :na MOTIVO :ns :reservado :confirmar :porque TEXTO :nota TEXTO :compartir QUIÉN :certeza 1-3 :marcar :deshacer :guardar :finalizar :idioma en|es|fr :breve :completo :salir
## tui

# Keys, as they are written on a keyboard.
key-ctrl = Ctrl
key-shift = Mayús
key-enter = Intro
key-esc = Esc
key-tab = Tab
key-space = Espacio
key-backspace = Retroceso
key-del = Supr
key-ins = Ins
key-up = Arriba
key-down = Abajo
key-left = Izquierda
key-right = Derecha
key-home = Inicio
key-end = Fin
key-pgup = RePág
key-pgdn = AvPág

# Where keys are pressed: headings of the page of keys.
when-home = Inicio
when-profile = Perfil, en una opción o botón
when-profile-text = Perfil, en un texto
when-fill = Preguntas
when-fill-text = Preguntas, al escribir texto
when-outline = Esquema
when-review = Revisión
when-assemble = Elaboración de la respuesta nacional
when-list = Listas
when-dialog = Diálogos

group-answer = Responder
group-go = De pregunta en pregunta
group-move = Moverse
group-draft = Borradores y archivos
group-program = Programa

# Commands: the title, and the short form in the footer.
command-choose = Elegir y quedarse
hint-choose = elegir
command-accept = Elegir y continuar
hint-accept = elegir+seguir
hint-accept-text = seguir
hint-accept-home = abrir
hint-accept-go = ir
hint-take = tomar
hint-next-institution = otra institución
hint-combine = combinar
hint-accept-yes = aceptar
hint-accept-profile = siguiente
command-pick = Elegir lo que lleva este número
hint-pick = elegir
command-clear = Borrar la respuesta
hint-clear = borrar
command-silence = No aplica, no sabe o reservado
hint-silence = n/a
command-flag = Marcar para después, o quitar la marca
hint-flag = marcar
command-note = Nota junto a la respuesta
hint-note = nota
command-explain = Por qué cambió la respuesta o se mantiene aparte
hint-explain = por qué
command-assemble = Lo que dicen las instituciones, junto a la respuesta nacional
hint-assemble = instituciones
command-validate = Validar la respuesta nacional, o quitar la marca
hint-validate = validar
command-take-agreed = Tomar todo en lo que coinciden las instituciones
hint-take-agreed = lo acordado
command-confirm = Confirmar la respuesta del ciclo anterior
hint-confirm = confirmar
command-share = Quién puede ver la respuesta
hint-share = difusión
command-confidence = Grado de certeza de la respuesta
hint-confidence = certeza
command-same-as-above = La misma respuesta que la fila anterior
hint-same-as-above = como arriba
command-row-by-row = Matriz como cuadrícula o fila por fila
hint-row-by-row = cuadrícula/filas
command-own-editor = Escribir el texto en su propio editor
hint-own-editor = su editor
command-add-entry = Añadir un registro
hint-add-entry = añadir
command-remove-entry = Quitar el registro
hint-remove-entry = quitar
command-undo = Deshacer
hint-undo = deshacer
command-redo = Rehacer
hint-redo = rehacer
command-next-question = Pregunta siguiente
hint-next-question = siguiente
command-previous-question = Pregunta anterior
hint-previous-question = anterior
command-next-section = Sección siguiente
hint-next-section = sección sig.
command-previous-section = Sección anterior
hint-previous-section = sección ant.
command-next-problem = Siguiente problema, marca o pregunta obligatoria sin respuesta
hint-next-problem = sig. problema
command-search = Buscar preguntas, opciones y respuestas; en el perfil, países
hint-search = buscar
command-outline = Esquema
hint-outline = esquema
command-guidance = Orientación: ayuda y por qué preguntamos
hint-guidance = orientación
command-review = Revisar lo que falta
hint-review = revisar
command-profile = Perfil de quien responde
hint-profile = perfil
command-focus-next = Campo o panel siguiente
hint-focus-next = campo sig.
command-focus-previous = Campo o panel anterior
hint-focus-previous = campo ant.
command-up = Arriba
hint-up = arriba
command-down = Abajo
hint-down = abajo
command-left = Izquierda
hint-left = izquierda
command-right = Derecha
hint-right = derecha
command-page-up = Una página arriba
hint-page-up = pág. arriba
command-page-down = Una página abajo
hint-page-down = pág. abajo
command-first = Al primero
hint-first = primero
command-last = Al último
hint-last = último
command-new = Nuevo borrador
hint-new = nuevo
command-save = Guardar ahora
hint-save = guardar
command-retry = Reintentar: guardar, o leer la lista
hint-retry = reintentar
command-export = Escribir una copia del borrador para colegas
hint-export = exportar
command-finalise = Finalizar: escribir el archivo que se envía
hint-finalise = enviar
command-discard = Descartar el borrador
hint-discard = descartar
command-help = Ayuda de esta pantalla
hint-help = Ayuda
command-palette = Todas las órdenes por nombre
hint-palette = órdenes
command-language = Idioma de los textos y de la pantalla
hint-language = idioma
command-notices = Mensajes hasta ahora
hint-notices = mensajes
command-mouse = Activar o desactivar el ratón
hint-mouse = ratón
command-back = Un nivel arriba
hint-back = volver
command-quit = Salir de quipu
hint-quit = salir
command-leave = Salir de quipu, previa pregunta
hint-leave = salir

header-texts = Textos: { $texts }
header-languages = Textos: { $texts }   Pantalla: { $screen }
header-sample = EJEMPLO

status-all-saved = Todo guardado
status-saved = Guardado { $time }
status-saving = Guardando
status-not-saved = SIN GUARDAR: { $why } F5 reintentar, Ctrl+S guardar además una copia
status-read-only = SOLO LECTURA
count-answered = { $answered } de { $shown } respondidas
count-answered-short = { $answered }/{ $shown } respondidas
count-required = { $count ->
        [one] falta 1 obligatoria
       *[other] faltan { $count } obligatorias
    }
count-fix = { $count } por corregir
more-below = más abajo ({ $count })
window-too-small = La ventana mide { $width }x{ $height } y debe medir al menos 40x12. Sus respuestas están guardadas. Amplíela, pulse Ctrl+C para salir, o inicie quipu con --plain.
paste-cleaned = Se omitieron del texto caracteres que no se ven.
    .hint = No hace falta hacer nada.
editor-failed = El texto queda como estaba: su editor terminó con un error ({ $error }).
    .hint = Indique en VISUAL o EDITOR un editor que espere hasta que usted termine.
editor-no-text = El texto queda como estaba: lo que dejó su editor no es texto en UTF-8.
    .hint = Guárdelo como UTF-8.
paste-nowhere = No se pegó nada: aquí no hay ningún campo de texto.
mouse-on = Ratón activado: Mayús+arrastrar sigue seleccionando texto.
mouse-off = Ratón desactivado: la terminal selecciona texto como siempre.
undo-nothing = No hay nada que deshacer.
redo-nothing = No hay nada que rehacer.

home-title = Cuestionarios de revisión entre pares
home-loading = Leyendo cuestionarios y borradores …
home-empty = No hay cuestionarios.
home-yours = Sus cuestionarios
home-sections = { $count ->
        [one] 1 sección
       *[other] { $count } secciones
    }
home-minutes = { $minutes } min
home-new = NUEVO
home-draft = BORRADOR
home-counting = leyendo …
home-ready = LISTO
home-sent = ENVIADO
home-unreadable = ILEGIBLE
home-edited = editado { $when }
home-recovered = Recuperado: quipu no se cerró bien. Las respuestas de { $draft } guardadas el { $when } están todas aquí; la última fue a { $question }.
home-q-leaves = Esta es la primera pantalla. Con q se sale de quipu.
home-nothing-to-start = Aquí no hay ningún cuestionario que empezar.
home-no-draft = Solo se puede descartar un borrador, y esto no lo es.

profile-title = Perfil
profile-intro = Quién responde, en nombre de quién y a qué fecha. Solo son obligatorios el país y la institución; todo puede cambiarse después.
countries-title = Países. Escriba un nombre o un código.
profile-code = Código de país (dos letras)
profile-country = País
profile-institution = Institución
profile-level = Nivel de gobierno
profile-role = Función
profile-capacity = Las respuestas hablan por
profile-reference-date = Fecha de referencia (AAAA-MM-DD)
profile-language = Idioma de sus textos
profile-share = Quién puede ver las respuestas
profile-contact-name = Contacto: nombre
profile-contact-title = Contacto: cargo
profile-contact-email = Contacto: correo electrónico
profile-cleared-by = Visto bueno de
profile-none = no indicado
profile-nth = { $nth } de { $count }
profile-begin = Empezar a responder
profile-done = Listo
profile-level-national = nacional
profile-level-regional = regional
profile-level-local = local
profile-level-other = otro
profile-role-co-ordinator = coordinador/a nacional
profile-role-contributing = ministerio u organismo que contribuye
profile-role-examiner = examinador/a
profile-role-secretariat = secretaría
profile-role-observer = observador/a
profile-capacity-country = el país
profile-capacity-institution = la institución
profile-capacity-personal = mí, como especialista
profile-country-missing = Falta el país: indique su nombre o su código.
profile-code-invalid = «{ $code }» no es un código de país: indique dos letras, por ejemplo PE.
profile-institution-missing = Falta la institución.
profile-date-invalid = «{ $date }» no es una fecha: escríbala como 2026-09-30.
profile-email-invalid = «{ $email }» no es una dirección de correo electrónico.
profile-kept-old = Lo que no se pudo usar queda como estaba.

fill-required = obligatoria
fill-position = pregunta { $nth } de { $count }
fill-empty = No se muestra ninguna pregunta.
fill-last = Es la última. Con r se ve lo que falta.
fill-first = Es la primera.
fill-hidden = La pregunta no se muestra, dadas las demás respuestas.
fill-no-problem = No queda nada por corregir.
fill-joined = Otra persona había cambiado este borrador; sus respuestas se incorporaron.
fill-conflict-first = Las versiones de esta respuesta no coinciden. Respóndala primero de nuevo.
fill-note-only = Aquí no hay nada que responder.
outline-title = Secciones
outline-hidden = n/a
outline-legend = x hecho  ~ en parte  . nada  ! corregir  ? marca  - no aplica  * obligatoria
guidance-help = Ayuda
guidance-maturity = Niveles
guidance-evidence = Ejemplos de evidencia
guidance-why = Por qué preguntamos
guidance-presented = Según se presentó en 2016.
guidance-section = Sobre esta sección
guidance-scope = Alcance
guidance-none = No hay orientación sobre esta pregunta.
guidance-more = … g orientación
guidance-beside = La orientación está junto a la pregunta.
beside-blank = sin respuesta
beside-flag = La marcó para después
beside-confidence = Certeza: { $level }
beside-share = Puede verla: { $share }
beside-note = Nota: { $note }
guidance-packet = Su parte
packet-due = { $by } pide su parte hasta el { $due }.
packet-open = { $by } pide su parte.
beside-explanation = Por qué: { $text }
beside-from = De: { $institutions }
beside-previous = Ciclo anterior { $date } ({ $standing }): { $said }
beside-round = Ronda { $round }, { $countries } países: { $counts }
beside-round-median = Ronda { $round }, { $countries } países: { $counts }; mediana { $median }
beside-round-few = Ronda { $round }: respondieron menos de { $least } países, por lo que no se muestra nada.
beside-far = Lejos de la mediana: cámbiela o diga por qué (w).
confirm-nothing = Aquí no hay una respuesta del ciclo anterior que confirmar.
    .hint = Responda la pregunta tal como está.

review-title = Revisión
review-fix = Debe corregirse antes de enviar ({ $count })
review-look = Conviene mirar ({ $count })
review-sections = Respuestas por sección
review-send = Envío
review-nothing-to-fix = No queda nada que deba corregirse.
review-sent = Finalizado. Envíe este archivo: { $file }
review-finalise = Finalizar y escribir el archivo que se envía
review-not-yet = Todavía no es posible: { $count } por corregir
review-export = Exportar el borrador para colegas
review-refused = { $count ->
        [one] Todavía no es posible: antes debe corregirse una cosa.
       *[other] Todavía no es posible: antes deben corregirse { $count } cosas.
    }
finalised = Finalizado. Envíe este archivo: { $file }
exported = Se escribió una copia del borrador: { $file }
finalise-question = ¿Finalizar esta respuesta?
finalise-sends = { $title }, { $country } / { $institution }: { $answered } de { $shown } preguntas respondidas, revisión { $revision }.
finalise-what = Se escribe un archivo para enviar. El borrador queda y puede cambiarse para una nueva revisión.
finalise-yes = Intro: escribir el archivo
dialog-no = Esc: no
discard-question = ¿Descartar el borrador { $draft }?
discard-where = Se mueve a la carpeta «discarded», donde puede encontrarse de nuevo.
discard-yes = Intro: descartar
leave-saved = Todo guardado. ¿Salir de quipu?
leave-saving = Guardando; quipu sale cuando termine. ¿Salir?
leave-unsaved = SIN GUARDAR: { $why } Quien salga ahora puede perder respuestas. ¿Salir?
leave-yes = Intro: salir
leave-no = Esc: quedarse

menu-filter = Filtro:
menu-count = { $count ->
        [one] { $count } encontrado
       *[other] { $count } encontrados
    }
help-title = Ayuda: lo que puede hacerse aquí. Escriba para filtrar; Intro lo ejecuta.
palette-title = Órdenes. Escriba para filtrar; Intro la ejecuta.
search-title = Buscar. Escriba palabras en cualquier orden; las tildes no importan.
notices-title = Mensajes, los más recientes primero
language-title = Idioma
language-texts = Textos del cuestionario
language-screen = Pantalla
language-other = Idioma { $code }
language-en = inglés
language-es = español
language-fr = francés
share-title = ¿Quién puede ver esta respuesta?
share-default = como en el perfil
share-facilitator = solo quien facilita
share-participants = los participantes de la revisión
share-public = todo el público
confidence-title = ¿Cuál es el grado de certeza de esta respuesta?
confidence-none = no indicado
confidence-1 = 1 impresión
confidence-2 = 2 documentada en parte
confidence-3 = 3 documentada
confidence-not-asked = Aquí no se pide el grado de certeza.
note-title = Nota junto a la respuesta
note-label = Nota (vacía se quita):
explanation-title = Por qué cambió la respuesta o se mantiene aparte
explanation-label = Explicación (vacía se quita):
silence-title = ¿Por qué no hay respuesta?
silence-reason = Motivo:
silence-needs-reason = «No aplica» necesita un motivo breve.
silence-not-applicable = no aplica (indique el motivo)
silence-dont-know = no lo sabemos (¿quién lo sabría?)
silence-withheld = preferimos no responder
silence-none = sí hay respuesta

## field

field-entry = Entrada { $number }
field-add = Agregar una entrada
field-remove = Quitar esta entrada
field-max = Hasta { $max }
field-specify = Especifique:
field-evidence = Evidencia (obligatoria desde el nivel 2)
field-sources = Fuentes
field-priority = Prioridad
field-confidence = Grado de certeza
field-target = Nivel objetivo (facultativo)
field-count = Filas: { $rows }, palabras: { $words }, caracteres: { $characters }
field-count-of = Filas: { $rows }, palabras: { $words }, caracteres: { $characters } de { $max }
field-count-over = Excede los { $max } caracteres en { $over }. Se conserva todo.
grid-not-applicable = n/a
grid-dont-know = ns
grid-withheld = res.
field-more = { $rows ->
        [one] una línea más abajo
       *[other] { $rows } líneas más abajo
    }

# Sheets
labelled = { $label }: { $text }
summary-for-facilitator = Esta parte nombra instituciones y es para quien facilita.
    .hint = Añada --audience facilitator.
sheet-empty = No hay nada que listar.
sheet-files = Archivos
sheet-conflicts = Respuestas abiertas
sheet-gaps = Brechas
sheet-profiles = Perfiles
sheet-challenges = Desafíos comunes
sheet-matches = Vínculos para el aprendizaje entre pares
sheet-divergences = Divergencias entre instituciones
sheet-agreement = Acuerdo entre instituciones
sheet-roadmap = Hoja de ruta
sheet-progress = Avance
sheet-quality = Calidad de las respuestas
note-files = Los archivos solo se leen. Su estado indica qué lugar ocupa cada uno entre los demás.
note-conflicts = Versiones escritas sin conocerse entre sí y que difieren. Las horas son de los relojes de quienes escribieron y no deciden nada.
note-gaps = Distancia al objetivo: objetivo (4 si no se fijó) menos nivel. Brecha: prioridad por distancia, de 0 a 16. Sin nivel o sin prioridad no se puede calcular.
note-profiles = Perfil: 100 por el nivel medio dividido entre 4; no se indica cuando se calificó menos del 60 % de los elementos. No es una clasificación.
note-challenges = Índice: (enfrentado + la mitad de enfrentado en parte) entre todas las respuestas sustantivas. Compartido: al menos dos países y la mitad de los que respondieron. Con solución: compartido y superado por al menos un país.
note-matches = Puntaje: demanda por oferta por contacto, al menos 0,25; como máximo tres países que aportan por enunciado y cinco vínculos por país que aporta. Solo lo que pueden ver los participantes. No es una clasificación.
note-divergences = Las distintas miradas de las instituciones son información, no errores.
note-agreement = Alfa de Krippendorff sobre los niveles de madurez que dieron las instituciones (ordinal): 1 es acuerdo, 0 es azar. En blanco si nada varía.
note-roadmap = Orden: horizonte, prioridad, brecha vinculada, menos obstáculos; cada reforma después de aquellas de las que depende.
note-progress = Se cuentan las reformas concluidas y las pertinentes; los estados nunca se promedian.
note-quality = Las tasas son partes de un total: elementos obligatorios completos; respuestas sustantivas y «no sabe» sobre el total dado; evidencia desde el nivel 2; fuentes desde el nivel 3.
word-yes = sí
word-no = no
state-new = nuevo
state-updated = actualizado
state-older = anterior
state-duplicate = duplicado
state-conflict = conflicto
state-joined = unido
state-wrong-version = versión desconocida
state-other = colección o decisiones
state-error = error
mark-clock = ¿reloj?
mark-hidden-characters = caracteres ocultos
mark-changed = cambiado después de finalizar
mark-draft = borrador
status-split = las instituciones difieren
quadrant-act-now = actuar ya
quadrant-deepen = profundizar
quadrant-watch = observar
quadrant-maintain = mantener
quadrant-none = no se puede calcular
flag-low-confidence = poca certeza
flag-no-source = sin fuente
flag-provisional = provisional
grade-minor = leve
grade-notable = notable
grade-strong = fuerte
grade-scope = alcance distinto
grade-choice = opciones distintas
grade-sets = conjuntos distintos
grade-numbers = números distintos
contact-directly = directamente
contact-facilitator = a través de quien facilita
contact-no = ninguno
risk-no-lead = sin responsable
risk-no-date = sin fecha
risk-overdue = vencida
risk-stopped = detenida
risk-fragile = frágil
order-cycle = depende de sí misma
order-later = depende de { $row }, que tiene una fecha posterior
reason-faced = lo enfrenta
reason-partly = lo enfrenta en parte
reason-gap = brecha { $gap } de 16
reason-overcame = el otro lo superó
reason-level = el otro está en el nivel { $level }
reason-practice = práctica con fuente
reason-facilitator = contacto a través de quien facilita
column-file = Archivo
column-state = Estado
column-marks = Marcas
column-country = País
column-institution = Institución
column-questionnaire = Cuestionario
column-version = Versión
column-status = Estado
column-revision = Revisión
column-written = Escrito (su reloj)
column-problem = Problema
column-number = N.º
column-item = Elemento
column-letter = Versión
column-author = Autor
column-value = Valor
column-note = Nota
column-reopened = Reabierta
column-label = Qué pregunta
column-level = Nivel
column-target = Objetivo
column-priority = Prioridad
column-shortfall = Distancia
column-gap = Brecha
column-percent = % de 16
column-quadrant = Sugiere
column-flags = Avisos
column-rated = Calificados
column-items = Elementos
column-profile = Perfil
column-mean-gap = Brecha media
column-faced = Enfrentado
column-partly-faced = En parte
column-overcome = Superado
column-not-faced = No enfrentado
column-n = n
column-of = de
column-index = Índice
column-shared = Compartido
column-solvable = Con solución
column-who-faces = Lo enfrentan
column-who-partly = En parte
column-who-overcame = Lo superaron
column-learner = Puede preguntar
column-donor = Puede compartir
column-key = Enunciado
column-score = Puntaje
column-demand = Demanda
column-supply = Oferta
column-contact = Contacto
column-reciprocal = Recíproco
column-wished = Deseado
column-reasons = Motivos
column-grade = Divergencia
column-size = Magnitud
column-voices = Quién dice qué
column-institutions = Instituciones
column-compared = Elementos comparados
column-alpha = Alfa
column-order = Orden
column-lead = Responsable
column-horizon = Horizonte
column-target-date = Fecha prevista
column-milestone = Próximo hito
column-linked-gap = Brecha vinculada
column-obstacles = Obstáculos
column-anchors = Garantías
column-depends = Depende de
column-risks = Riesgos
column-notes = Notas
column-relevant = Pertinentes
column-completed = Concluidas
column-anchored = Con garantía
column-fragile = Frágiles
column-term-ends = Fin del mandato
column-required = Obligatorios
column-answered = Respondidos
column-completion = Completitud
column-substantive = Sustantivas
column-dont-know = No sabe
column-evidence = Evidencia
column-sources = Fuentes
reason-overcame-in = el otro lo superó en { $years ->
        [one] un año
       *[other] { $years } años
    }
no-value-conflict = abierta
no-value-withheld = reservado
no-value-dont-know = no sabe
no-value-unanswered = sin respuesta
no-value-not-applicable = no aplica
no-value-not-asked = no se preguntó

# The desk
desk-reading = Leyendo los archivos…
desk-compare = Comparación
desk-legend = Nivel de 0 a 4 con su signo, o el número de la opción (la cantidad si se eligen varias). t texto, # número, / instituciones divididas, ! abierta, .. sin respuesta, – reservado, × no aplica.
desk-no-texts = Solo los textos pueden conservarse juntos.
    .hint = Conserve una de las versiones o escriba otro texto.
desk-decided = La decisión queda guardada en { $file }.
    .hint = Ctrl+Z la deshace.
desk-taken-back = Se deshizo su última decisión.
    .hint = El conflicto está abierto de nuevo.
desk-nothing-to-take-back = No hay ninguna decisión suya que deshacer.
    .hint = Las decisiones de otras personas quedan como están.
desk-no-folder = Las decisiones se guardan en una carpeta y no se indicó ninguna.
    .hint = Ponga los archivos recibidos en una carpeta y ábrala.
decide-title = Resolver el conflicto
decide-text = Texto:
when-desk = En el escritorio de quien facilita
command-swap-axes = Intercambiar filas y columnas de la comparación
hint-swap-axes = cambiar ejes
command-sort = Ordenar
hint-sort = ordenar
filter-title = Mostrar solo filas con un texto
filter-label = Texto:
hint-filter = filtrar
command-keep-both = Conservar todos los textos, uno tras otro
hint-keep-both = ambos textos
command-write = Escribir otro texto
hint-write = escribir otro
hint-keep = conservar esta
hint-accept-desk = ver todo
hint-next-tab = tabla siguiente
hint-next-questionnaire = cuestionario siguiente
hint-rescan = leer de nuevo
desk-texts = { $count ->
        [one] Un texto, tal como se escribió
       *[other] { $count } textos, tal como se escribieron
    }
sheet-consolidation = Instituciones lado a lado
sheet-statuses = Reformas por estado
sheet-support = Apoyo que se busca y que se ofrece
sheet-change = Cambios desde la ronda anterior
sheet-changes = Cambios en cifras
sheet-standings = Qué pasó con las respuestas del ciclo anterior
sheet-differences = Qué cambió entre las versiones
sheet-outcomes = Qué pasó con las respuestas
note-consolidation = El valor de un país es el que validó su coordinador/a, que va primero; si no lo hay, es provisional: la mediana inferior de niveles y números, la opción de la mayoría de las instituciones.
note-statuses = Cuántos países indican cada estado de una reforma. Los estados nunca se promedian.
note-support = Lo que los países buscan y ofrecen según sus propias respuestas. Solo lo que pueden ver los participantes.
note-change = Niveles de un mismo ítem con la misma redacción, en países que respondieron ambas rondas. Un nivel más bajo puede ser una respuesta más exacta y no un retroceso.
note-standings = Respuestas contadas frente a las del ciclo anterior que lleva el archivo: confirmadas, modificadas, nuevas o aún sin revisar.
note-no-differences = No cambió nada que concierna a preguntas o respuestas.
note-differences = Cambios que dejan respuestas sin lugar (se guardan aparte, legibles): { $lost }; que requieren revisar respuestas: { $review }; que no las afectan: { $kept }.
note-outcomes = Respuestas que se conservan tal cual: { $kept }; por revisar (quedan marcadas): { $review }; sin lugar, en todo o en parte, que se guardan aparte: { $lost }.
note-changes = Ítems contados según la evolución de su nivel. Sin clasificación de países.
note-reworded = No se comparan, porque la ronda anterior no los preguntó con estas palabras: { $items }.
change-up = sube
change-unchanged = sin cambio
change-down = baja
change-newly = respuesta nueva
change-no-longer = ya sin respuesta
basis-validated = validado
basis-provisional = provisional
basis-single = una institución
basis-split = dividido
basis-none = ninguno
column-basis = Base
column-seen = Había visto (escrituras de cada autor/a)
column-sustained = Sostenida (nivel)
column-across-parties = Entre partidos (nivel)
column-among-priorities = Prioridad nacional (nivel)
column-countries = Países
column-who = Qué países
column-theme = Tema
column-kind = Apoyo
column-wanted-by = Lo busca
column-offered-by = Lo ofrece
column-meets = Coincide
column-before = Antes
column-after = Ahora
column-change = Cambio
column-confirmed = Confirmadas
column-changed = Modificadas
column-new = Nuevas
column-not-reviewed = Sin revisar
column-explanation = Explicación
column-made-from = Elaborada a partir de las respuestas de
column-effect = Efecto en las respuestas
effect-kept = se conserva
effect-review = requiere revisión
effect-lost = sin lugar (se guarda aparte)
difference-section-added = sección añadida
difference-section-removed = sección eliminada
difference-section-moved = sección trasladada
difference-section-reworded = sección con otra redacción
difference-added = pregunta añadida
difference-removed = pregunta eliminada
difference-renamed = pregunta con otro nombre
difference-moved = pregunta trasladada
difference-reworded = otra redacción
difference-hint-reworded = ayuda con otra redacción
difference-translated = cambió la traducción
difference-type-changed = otro tipo
difference-required-changed = cambió si es obligatoria
difference-relevance-changed = se muestra con otra condición
difference-rule-changed = otra regla o límite
difference-level-reworded = nivel con otra redacción
difference-row-added = fila añadida
difference-row-removed = fila eliminada
difference-row-renamed = fila con otro nombre
difference-row-reworded = fila con otra redacción
difference-row-relevance-changed = fila que se muestra con otra condición
difference-choice-added = opción añadida
difference-choice-removed = opción eliminada
difference-choice-renamed = opción con otro nombre
difference-choices-merged = opciones unidas
difference-choice-reworded = opción con otra redacción
difference-choices-reordered = opciones ordenadas en otro orden
difference-sources-changed = opciones o entradas que provienen de otras respuestas
difference-field-added = campo añadido
difference-field-removed = campo eliminado
difference-field-renamed = campo con otro nombre
difference-rewritten = escrita de otra forma
difference-no-question = la pregunta ya no existe
difference-no-row = la fila ya no existe
difference-other-type = la pregunta es de otro tipo
difference-no-choice = una opción ya no existe
difference-no-field = un campo ya no existe
difference-place-taken = otra respuesta ocupa su lugar
set-aside-title = Guardado aparte
set-aside-why = Respuestas a una versión anterior del cuestionario que no tienen lugar en esta.
packet-asked = { $by } pide respuesta a { $questions ->
    [one] una pregunta.
   *[other] estas { $questions } preguntas.
    }
packet-asked-by = { $by } pide respuesta hasta el { $due } a { $questions ->
    [one] una pregunta.
   *[other] estas { $questions } preguntas.
    }
last-cycle = Ciclo anterior
standing-confirmed = confirmada
standing-changed = modificada
standing-new = nueva
standing-not-reviewed = aún sin revisar
beside-validated = Validada por la coordinación nacional
column-difference = Diferencia
column-now-at = Ahora en
column-why = Por qué
column-provisional = Provisional
column-up = Suben
column-unchanged = Sin cambio
column-down = Bajan
column-newly = Respuestas nuevas
column-no-longer = Ya sin respuesta
chart-distribution = Distribución
chart-heat = Mapa de calor
chart-heat-description = Ítems en filas, países en columnas. Niveles y opciones ordenadas de oscuro (bajo) a claro (alto); la cifra es el nivel o el número de la opción. × no aplica o no se preguntó, .. no sabe, sin respuesta o sin decidir, – reservado.
report-count = { $n } de { $of }
report-column-row = Fila
report-grid-legend = Los números son los de las opciones de arriba; ◐ elegida por menos de la mitad de las instituciones, (p) provisional. × no aplica o no se preguntó · .. no sabe, sin respuesta o sin decidir · – reservado
full-title = Revisión entre pares de la gobernanza pública: informe comparativo
full-audience = Público
full-countries = Países
full-dates = Fechas de referencia
full-questionnaires = Cuestionarios
full-how-to-read = Cómo leer este informe
full-participation = Participación y calidad de los datos
full-participation-note = Número de instituciones que respondieron y proporción de los ítems obligatorios que respondieron o explicaron.
full-method = Anexo: método
full-withheld = Anexo: lo que se reservó
full-withheld-note = Respuestas que un país reservó o que no son para este público: quien lee no puede distinguirlas. Solo recuentos.
full-withheld-count = Reservadas
full-conflicts-count = Abiertas
full-wording = Anexo: redacción
chart-challenges = Índice de desafío
chart-roadmap = Fechas previstas
full-method-text =
    Cada país cuenta una vez en cada cifra. El valor de un país es el que validó su coordinador/a nacional; si no lo hay, es provisional (p): la mediana inferior de los niveles, prioridades, metas y números de sus instituciones, la opción más frecuente y, de varias opciones, las que marcó al menos la mitad de las instituciones (●) o menos (◐).
    No aplica, no sabe, reservado y sin respuesta se cuentan por separado y nunca se toman por 0 ni por «no».
    Proporción de una opción: países que la eligieron entre países con valor. Con menos de tres valores solo se imprimen recuentos.
    Acuerdo A, de −1 a 1: van der Eijk (2001), Measuring agreement in ordered rating scales. Consenso, de 0 a 1: Tastle y Wierman (2007), Consensus and dissention. Ambos para escalas ordenadas.
    Perfil temático: M = 100 × nivel medio / 4 de los ítems de madurez con nivel; no se indica si tiene nivel menos del 60 % de ellos.
    Distancia S = máx(0, nivel objetivo − nivel); objetivo 4 si no se fijó. Brecha G = prioridad × S, de 0 a 16. Actuar ahora: prioridad 3 o 4 y nivel 0 o 1. Profundizar: prioridad 3 o 4 y nivel 2.
    Índice de desafío H = (presente + 0,5 × parcialmente presente) / todas las respuestas sustantivas. Común: al menos dos países y la mitad de los que respondieron.
    Vínculo para el aprendizaje entre pares: D × U × w. Demanda D = máx(1 presente o 0,5 parcialmente; brecha / 16). Oferta U = 0,4 × lo superó + 0,4 × nivel / 4 desde el nivel 3 + 0,2 × práctica con fuente. Contacto w = 1 directo, 0,8 por medio de la facilitación, 0 no. Desde 0,25; tres países por enunciado y cinco vínculos por país que comparte.
    Divergencia: rango de niveles 1 menor, 2 notable, 3 o más fuerte. Acuerdo entre instituciones: α de Krippendorff, ordinal.
    Hoja de ruta: por horizonte, prioridad, brecha vinculada y obstáculos; cada reforma después de aquellas de las que depende. Frágil: la fecha prevista es posterior al fin del mandato y no la sostiene ninguna ley, partida presupuestal, unidad permanente ni acuerdo entre partidos.
sheet-readme = Léame
sheet-countries = Países
sheet-questions = Preguntas
sheet-answers = Respuestas
sheet-comparison = Comparación
sheet-options = Opciones
sheet-texts = Textos
column-text = Texto
column-role = Función
column-reference-date = Fecha de referencia
column-language = Idioma
column-shown = Mostradas
column-required-left = Obligatorias pendientes
column-section = Sección
column-question = Pregunta
column-choices = Opciones o niveles
column-row = Fila
column-entry = Entrada
column-field = Campo
column-split = Dividido
column-conflict = Abierta
column-withheld = Reservado
column-unanswered = Sin respuesta
column-not-applicable = No aplica
column-not-asked = No se preguntó
column-median = Mediana
column-upper-median = Mediana superior
column-lowest = Mínimo
column-highest = Máximo
column-agreement = Acuerdo A
column-consensus = Consenso
column-option = Opción
column-yes = Países
column-partly = En parte
column-from = De
report-no-table = Esto no tiene forma en ese formato.
    .hint = Use txt, md, html o docx.
report-limit = No se puede escribir el archivo: { $error }
    .hint = Elija menos cuestionarios o países.
export-reading = Leyendo los archivos …
show-needs-file = Este formato no se puede imprimir en la terminal.
    .hint = Indique un archivo: -o ARCHIVO
export-withheld = { $count ->
    [one] { $count } respuesta está reservada o no es para este público.
   *[other] { $count } respuestas están reservadas o no son para este público.
    }
export-neutralised = { $count ->
    [one] { $count } celda que una hoja de cálculo tomaría por fórmula empieza ahora con un apóstrofo (fila:columna): { $cells }
   *[other] { $count } celdas que una hoja de cálculo tomaría por fórmulas empiezan ahora con un apóstrofo (fila:columna): { $cells }
    }
table-written = Escrito: { $folder } ({ $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
    } de { $responses ->
    [one] { $responses } respuesta
   *[other] { $responses } respuestas
    }, en { $parts ->
    [one] { $parts } archivo
   *[other] { $parts } archivos
    })
table-no-parts = La tabla contiene las respuestas mismas y no tiene partes.
    .hint = Omita --only.
table-options = La tabla contiene las respuestas mismas; --list y las opciones de CSV se refieren a los informes.
    .hint = Omítalas.
command-report = Escribir el informe
desk-report-title = Escribir el informe
desk-report-file = Archivo; su terminación elige el formato: html, docx, xlsx, md, csv, json
desk-report-writing = Escribiendo el informe …
desk-report-written = Escrito: { $file }. Respuestas reservadas o que no son para este público: { $withheld }.
export-over-received = Es uno de los archivos recibidos: { $file }
    .hint = Elija otro nombre: los archivos recibidos solo se leen.
hint-report = informe
readme-continued = ↓ al final de una celda: el texto continúa en la fila siguiente, porque una celda admite 32 767 caracteres.

## Long work

watch-files = { $done } de { $files } archivos, { $rate } por segundo, faltan { $left } s
