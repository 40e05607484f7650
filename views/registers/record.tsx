import { Privacy, type PrivacyFrame } from '../shell/privacy.tsx';
import { Facts } from '../ui/facts.tsx';
import { keptFor } from '../ui/kept-for.ts';
import { Empty } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { type Language, type Words, wordsOf } from '../words/index.ts';
import type { HeldKind } from './held.tsx';

type House = {
  controller: string;
  address: string;
  privacyMail: string;
  dataProtectionOfficer: string | null;
  authority: string | null;
  authorityUrl: string | null;
};
type Recipient = { kind: keyof Words['policy']['recipients']; where: string };
export type RecordProps = PrivacyFrame & {
  house: House;
  held: readonly HeldKind[];
  recipients: readonly Recipient[];
  measures: readonly (keyof Words['policy']['measures'])[];
};

/** The record that the law wants of whoever processes data (GDPR article 30). */
export const RecordPage = ({ house, held, recipients, measures, ...frame }: RecordProps) => {
  const { language } = frame.visit;
  const { policy } = wordsOf(language);
  return (
    <Privacy {...frame} title={policy.recordTitle} below={policy.recordLead} current="/privacy/record">
      <p>
        <a href="/privacy/record.json">{policy.asJson}</a>
      </p>
      <Controller house={house} language={language} />
      <section aria-labelledby="people">
        <h2 id="people">{policy.peopleTitle}</h2>
        <ul>
          {policy.people.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      <Purposes held={held} language={language} />
      <section aria-labelledby="recipients">
        <h2 id="recipients">{policy.recipientsTitle}</h2>
        <Recipients recipients={recipients} language={language} />
      </section>
      <section aria-labelledby="transfers">
        <h2 id="transfers">{policy.transfersTitle}</h2>
        <p>{policy.transfers}</p>
      </section>
      <section aria-labelledby="measures">
        <h2 id="measures">{policy.measuresTitle}</h2>
        <ul>
          {measures.map((measure) => (
            <li>{policy.measures[measure]}</li>
          ))}
        </ul>
      </section>
    </Privacy>
  );
};

const Controller = ({ house, language }: { house: House; language: Language }) => {
  const { policy } = wordsOf(language);
  const { authority, authorityUrl } = house;
  const linked = authorityUrl && (
    <>
      {', '}
      <a href={authorityUrl} rel="external noopener noreferrer">
        {authorityUrl}
      </a>
    </>
  );
  return (
    <section aria-labelledby="controller">
      <h2 id="controller">{policy.controllerTitle}</h2>
      <Facts
        facts={[
          [policy.controller, house.controller],
          [policy.address, house.address],
          [policy.contact, <a href={`mailto:${house.privacyMail}`}>{house.privacyMail}</a>],
          [policy.officer, house.dataProtectionOfficer ?? policy.noOfficer],
          [
            policy.authority,
            <>
              {authority ?? policy.anyAuthority}
              {linked}
            </>,
          ],
        ]}
      />
    </section>
  );
};

const Purposes = ({ held, language }: { held: readonly HeldKind[]; language: Language }) => {
  const { policy } = wordsOf(language);
  const list = (lines: readonly string[]) =>
    lines.length ? (
      <ul>
        {[...new Set(lines)].map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    ) : (
      policy.nothingHeld
    );
  return (
    <section aria-labelledby="purposes">
      <h2 id="purposes">{policy.purposesTitle}</h2>
      <Table
        caption={policy.purposesCaption}
        columns={[policy.kind, policy.held.what, policy.purposes, policy.held.ground, policy.periods]}
        rows={held.map((kind) => [
          kind.title[language],
          list(kind.holdings.map(({ what }) => what[language])),
          list(kind.holdings.map(({ why }) => why[language])),
          list(kind.holdings.map(({ ground }) => policy.grounds[ground])),
          keptFor(kind.rule, language),
        ])}
      />
    </section>
  );
};

type RecipientsProps = { recipients: readonly Recipient[]; language: Language };
const Recipients = ({ recipients, language }: RecipientsProps) => {
  const { policy } = wordsOf(language);
  const where = (place: string) =>
    place === 'here' ? policy.here : place === 'inside' ? policy.inside : policy.elsewhere(place);
  if (recipients.length === 0) return <Empty title={policy.noRecipients} text={policy.noRecipientsText} />;
  return (
    <Table
      caption={policy.recipientsCaption}
      columns={[policy.recipient, policy.gets, policy.held.why, policy.where]}
      rows={recipients.map(({ kind, where: place }) => {
        const { name, gets, why } = policy.recipients[kind];
        return [name, gets, why, where(place)];
      })}
    />
  );
};

type ProcessorsProps = PrivacyFrame & { controller: string; recipients: readonly Recipient[] };
/** Which other programs receive something, as it is set up now. */
export const ProcessorsPage = ({ controller, recipients, ...frame }: ProcessorsProps) => {
  const { language } = frame.visit;
  const { policy } = wordsOf(language);
  return (
    <Privacy
      {...frame}
      title={policy.processorsTitle}
      below={policy.processorsLead}
      current="/privacy/processors"
    >
      <Recipients recipients={recipients} language={language} />
      <p>{policy.whatIsListed}</p>
      {recipients.length > 0 && <p>{policy.contractText(controller)}</p>}
      <h2>{policy.transfersTitle}</h2>
      <p>{policy.transfers}</p>
    </Privacy>
  );
};
