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
