# quipu, interface (es)

## json

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
command-share = Quién puede ver la respuesta
hint-share = difusión
command-confidence = Grado de certeza de la respuesta
hint-confidence = certeza
command-row-by-row = Fila por fila, o el cuadro entero
hint-row-by-row = fila por fila
command-same-as-above = La misma respuesta que la fila anterior
hint-same-as-above = como arriba
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
command-search = Buscar preguntas, opciones y respuestas
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
command-back = Un nivel arriba
hint-back = volver
command-leave = Salir de quipu
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
paste-nowhere = No se pegó nada: aquí no hay ningún campo de texto.
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
beside-conflict = { $count } versiones de esta respuesta no coinciden
beside-flag = La marcó para después
beside-confidence = Certeza: { $level }
beside-share = Puede verla: { $share }
beside-note = Nota: { $note }

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
menu-count = { $count } encontrados
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
silence-title = ¿Por qué no hay respuesta?
silence-reason = Motivo:
silence-needs-reason = «No aplica» necesita un motivo breve.
silence-not-applicable = no aplica (indique el motivo)
silence-dont-know = no lo sabemos (¿quién lo sabría?)
silence-withheld = preferimos no responder
silence-none = sí hay respuesta
