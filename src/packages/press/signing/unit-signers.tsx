import type { ApprovalRulesView } from '../../../../types/messages.contract'
import { Callout, Card, Row, Rows, Section, Txt } from '../../../components'
import { SIGNING_RULES_COPY as COPY, STEP_WORDS } from '../../../copy/signing'
import { KIND_WORDS } from '../../../copy/terms'

/** Who signs at a unit now, and what could not be signed there. */
export const UnitSigners = ({ unit }: { unit: NonNullable<ApprovalRulesView['unit']> }) => (
  <Section title={COPY.signers}>
    {unit.short.length > 0 && (
      <Callout tone='warn'>{COPY.short(unit.short.map((kind) => KIND_WORDS[kind]).join('、'))}</Callout>
    )}
    {unit.signers.length === 0 ? (
      <Txt className='text'>{COPY.noSigners}</Txt>
    ) : (
      <Card flush>
        <Rows label={COPY.signers}>
          {unit.signers.map(({ id, name, level }) => (
            <Row key={id} title={name} value={level ? STEP_WORDS[level] : COPY.noLevel} />
          ))}
        </Rows>
      </Card>
    )}
  </Section>
)
