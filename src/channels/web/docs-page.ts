import { html } from 'hono/html'
import {
  type ApiContent,
  type ApiDocument,
  type ApiOperation,
  type ApiSchema,
  componentOf,
  operationsOf,
} from './api-document.ts'
import { curlOf, exampleOf, needsKey } from './api-example.ts'
import { fieldsOf, limitsOf, typeOf } from './api-fields.ts'
import type { Html, Page } from './page.ts'

/** The OpenAPI document as a page to read. */
export function docsPage(document: ApiDocument): Page {
  const { info, tags, components } = document
  const operations = operationsOf(document)
  const groups = tags
    .map(tag => ({ ...tag, operations: operations.filter(each => each.tags.includes(tag.name)) }))
    .filter(group => group.operations.length > 0)
  const schemas = Object.entries(components.schemas)
  const body = html`<header>
<h1>${info.title} API ${info.version}</h1>
<p>${info.description}</p>
<p class="soft">This page is made from <a href="/openapi.json">/openapi.json</a>, which is what requests are checked against.</p>
${keys(document)}
</header>
<nav aria-label="Contents">
${groups.map(group => html`<p><strong>${group.name}</strong> — ${group.description}</p><ul>${group.operations.map(contentsLine)}</ul>`)}
<p><a href="#schemas">Schemas</a></p>
</nav>
<main>
${groups.map(group => group.operations.map(operation => operationSection(document, operation)))}
<section id="schemas"><h2>Schemas</h2>
${schemas.map(([name, schema]) => schemaSection(name, schema))}
</section>
</main>`
  return { language: 'en', title: `${info.title} API`, body }
}

/** How to send a key, one line a way. */
function keys({ components }: ApiDocument): Html | string {
  const ways = Object.values(components.securitySchemes)
  if (ways.length === 0) return ''
  const lines = ways.map(({ scheme, name = 'Authorization', description }) => {
    const header = scheme === undefined ? `${name}: YOUR_KEY` : `Authorization: Bearer YOUR_KEY`
    return html`<li><code>${header}</code> ${description ?? ''}</li>`
  })
  return html`<p>Where an operation needs a key, send it as a header:</p><ul>${lines}</ul>`
}

function contentsLine({ operationId, method, path, summary }: ApiOperation): Html {
  return html`<li><a href="#${operationId}"><code>${method} ${path}</code></a> ${summary}</li>`
}

function operationSection(document: ApiDocument, operation: ApiOperation): Html {
  const { operationId, method, path, summary, description, requestBody, responses } = operation
  const [answers, errors] = [Object.entries(responses), Object.entries(responses)].map((all, at) =>
    all.filter(([status]) => status < '400' === (at === 0)),
  )
  return html`<section class="operation" id="${operationId}">
<h2>${summary}</h2>
<p><code><span class="method">${method}</span> ${path}</code><span class="soft">${keyNote(document, operation)}</span></p>
${description === undefined ? '' : html`<p>${description}</p>`}
${parametersTable(operation)}
${requestBody === undefined ? '' : html`${bodyOf(document, requestBody.content)}`}
<h3>Example</h3>
<pre>${curlOf(document, operation)}</pre>
${(answers ?? []).map(([status, answer]) => answerOf(document, status, answer))}
${errorsTable(document, errors ?? [])}
</section>`
}

function keyNote(document: ApiDocument, operation: ApiOperation): string {
  if (Object.keys(document.components.securitySchemes).length === 0) return ''
  const scopes = (operation.security ?? document.security).flatMap(way => Object.values(way).flat())
  if (scopes.length > 0) return ` · needs a key of scope ${[...new Set(scopes)].join(', ')}`
  return needsKey(document, operation) ? ' · needs a key, once one has been made' : ' · needs no key'
}

function parametersTable({ parameters }: ApiOperation): Html | string {
  if (parameters.length === 0) return ''
  return html`<h3>Parameters</h3>
<div class="scroll"><table><thead><tr><th>Name</th><th>In</th><th>Type</th><th>Meaning</th></tr></thead><tbody>
${parameters.map(
  ({ name, in: where, required, description, schema }) =>
    html`<tr><td><code>${name}</code></td><td>${where}</td><td>${typeAndLimits(schema)}</td><td>${meaning(required, description ?? schema.description)}</td></tr>`,
)}
</tbody></table></div>`
}

type Answer = ApiOperation['responses'][string]

function answerOf(document: ApiDocument, status: string, { description, content }: Answer): Html {
  const example = exampleOf(document, content)
  return html`<h3>Response ${status}</h3>
<p>${description}</p>
${content === undefined ? '' : contentOf(content)}
${example === undefined ? '' : html`<details><summary>Example of a response</summary><pre>${JSON.stringify(example, null, 2)}</pre></details>`}`
}

/** What a content is called; where it has no name, its fields. */
function contentOf(content: ApiContent): Html[] {
  return Object.entries(content).map(([mediaType, { schema }]) => {
    const unnamed = schema && componentOf(schema) === undefined && fieldsOf(schema).length > 0
    if (unnamed) return html`<p><code>${mediaType}</code></p>${fieldsTable(schema)}`
    return html`<p><code>${mediaType}</code>${schema ? html`: ${typeOf(schema)}` : ''}</p>`
  })
}

/** A body is what people write by hand, so its fields stand here, and those of a named schema not only at its name. */
function bodyOf({ components }: ApiDocument, content: ApiContent): Html[] {
  return Object.entries(content).map(([mediaType, { schema = {} }]) => {
    const named = componentOf(schema)
    const whole = named === undefined ? schema : (components.schemas[named] ?? {})
    return html`<h3>Body</h3><p><code>${mediaType}</code>: ${typeOf(schema)}</p>${fieldsTable(whole)}`
  })
}

function errorsTable(document: ApiDocument, errors: readonly (readonly [string, Answer])[]): Html | string {
  if (errors.length === 0) return ''
  return html`<h3>Errors</h3>
<div class="scroll"><table><thead><tr><th>Status</th><th>Code</th><th>Meaning</th></tr></thead><tbody>
${errors.map(([status, { description, content }]) => html`<tr><td>${status}</td><td>${codeOf(exampleOf(document, content))}</td><td>${description}</td></tr>`)}
</tbody></table></div>`
}

function codeOf(example: unknown): Html | string {
  const error = typeof example === 'object' && example !== null && 'error' in example ? example.error : undefined
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? html`<code>${code}</code>` : ''
}

function schemaSection(name: string, schema: ApiSchema): Html {
  const closed = schema.additionalProperties === false && schema.properties !== undefined
  return html`<section id="schema-${name}"><h3>${name}</h3>
${schema.description === undefined ? '' : html`<p>${schema.description}</p>`}
${fieldsOf(schema).length > 0 ? fieldsTable(schema) : html`<p>${typeAndLimits(schema)}</p>`}
${closed ? html`<p class="soft">Takes no other fields.</p>` : ''}
</section>`
}

function fieldsTable(schema: ApiSchema): Html {
  return html`<div class="scroll"><table><thead><tr><th>Field</th><th>Type</th><th>Meaning</th></tr></thead><tbody>
${fieldsOf(schema).map(
  ({ name, required, schema: each }) =>
    html`<tr><td><code>${name}</code></td><td>${typeAndLimits(each)}</td><td>${meaning(required, descriptionOf(each))}</td></tr>`,
)}
</tbody></table></div>`
}

function descriptionOf(schema: ApiSchema): string | undefined {
  return schema.description ?? schema.allOf?.find(part => part.description !== undefined)?.description
}

function typeAndLimits(schema: ApiSchema): Html {
  const limits = limitsOf(schema)
  return html`${typeOf(schema)}${limits === '' ? '' : html`<br /><span class="soft">${limits}</span>`}`
}

function meaning(required: boolean, description: string | undefined): Html {
  return html`${required ? '' : html`<span class="soft">optional</span> `}${description ?? ''}`
}
