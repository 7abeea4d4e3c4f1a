"""The tables of the record, and of what is published of it."""

import django.core.validators
import django.db.models.deletion
import timeline.models.fields
import timeline.models.packing
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClaimTombstone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('event', models.CharField(max_length=100)),
                ('reason', models.TextField(blank=True)),
                ('withdrawn_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'withdrawn claim',
                'verbose_name_plural': 'withdrawn claims',
                'ordering': ['slug'],
            },
        ),
        migrations.CreateModel(
            name='Dataset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True, verbose_name='permanent id')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('licence', models.CharField(blank=True, max_length=100, verbose_name='licence')),
                ('is_redistributable', models.BooleanField(default=False, verbose_name='may be passed on')),
                ('is_record', models.BooleanField(default=False, help_text="Its events are taken in as the record's own, so that readers do not filter by it.", verbose_name='is another ConflictDB')),
            ],
            options={
                'verbose_name': 'dataset',
                'verbose_name_plural': 'datasets',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='PublishedClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('event_slug', models.CharField(max_length=100)),
                ('dataset', models.CharField(blank=True, max_length=100)),
                ('claimant', models.CharField(max_length=100)),
                ('claimant_side', models.CharField(max_length=16)),
                ('victims', models.CharField(max_length=100)),
                ('victims_side', models.CharField(max_length=16)),
                ('victims_status', models.CharField(max_length=20)),
                ('outcome', models.CharField(max_length=20)),
                ('stance', models.CharField(max_length=16)),
                ('qualifier', models.CharField(max_length=16)),
                ('evidence_level', models.CharField(max_length=40)),
                ('low', models.PositiveIntegerField(null=True)),
                ('high', models.PositiveIntegerField(null=True)),
                ('stated_earliest', models.DateField(null=True)),
                ('stated_latest', models.DateField(null=True)),
                ('is_superseded', models.BooleanField(default=False)),
                ('is_included', models.BooleanField(default=False)),
                ('origin_count', models.PositiveSmallIntegerField(default=0)),
                ('content_hash', models.CharField(max_length=64)),
                ('updated_at', models.DateTimeField()),
                ('search_text', models.TextField(blank=True)),
                ('document', timeline.models.packing.PackedTextField()),
            ],
            options={
                'verbose_name': 'published claim',
                'verbose_name_plural': 'published claims',
                'ordering': ['stated_earliest', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True, verbose_name='permanent id')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('state', 'State'), ('unrecognised_authority', 'Unrecognised authority'), ('ministry', 'Ministry or state office'), ('armed_force', 'Armed force'), ('police', 'Police'), ('emergency_service', 'Emergency service'), ('political_body', 'Political body'), ('ombudsman', 'Ombudsman'), ('court', 'Court'), ('international_organisation', 'International organisation'), ('ngo', 'Non-governmental organisation'), ('media', 'Media'), ('academic', 'Academic'), ('person', 'Person'), ('civilian_population', 'Civilian population'), ('mixed_group', 'Group of several kinds'), ('unspecified_group', 'Unspecified group')], max_length=32, verbose_name='kind')),
                ('side', models.CharField(choices=[('armenian', 'Armenian side'), ('azerbaijani', 'Azerbaijani side'), ('soviet', 'Soviet'), ('third_party', 'Third party'), ('mixed', 'Several sides'), ('unspecified', 'Not said')], max_length=16, verbose_name='side')),
                ('is_attributed', models.BooleanField(default=True, help_text='Untick for a stand-in such as an unattributed figure of an encyclopedia.', verbose_name='names a claimant')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('affiliation', models.ForeignKey(blank=True, help_text='The actor that this one is a part or an office of.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='affiliates', to='timeline.actor', verbose_name='affiliation')),
            ],
            options={
                'verbose_name': 'actor',
                'verbose_name_plural': 'actors',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ActorName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(help_text='BCP 47 tag, for example hy or az.', max_length=12, verbose_name='language')),
                ('text', models.CharField(max_length=200, verbose_name='name')),
                ('is_verified', models.BooleanField(default=False, verbose_name='checked')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='source of the name')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='timeline.actor', verbose_name='actor')),
            ],
            options={
                'verbose_name': 'actor name',
                'verbose_name_plural': 'actor names',
                'ordering': ['language', 'text'],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('action', models.CharField(choices=[('added', 'Added'), ('changed', 'Changed'), ('removed', 'Removed'), ('published', 'Published'), ('withdrawn', 'Withdrawn'), ('imported', 'Imported')], max_length=12, verbose_name='action')),
                ('subject_type', models.CharField(max_length=40, verbose_name='kind of entry')),
                ('subject_id', models.CharField(max_length=300, verbose_name='entry')),
                ('changes', models.JSONField(default=dict, help_text='Field to [before, after].', verbose_name='changes')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('by', models.ForeignKey(blank=True, help_text='Empty where a command did it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'audit entry',
                'verbose_name_plural': 'audit entries',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='DatasetRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.CharField(max_length=40, verbose_name='version')),
                ('released_on', models.DateField(blank=True, null=True, verbose_name='released on')),
                ('dataset', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='timeline.dataset', verbose_name='dataset')),
            ],
            options={
                'verbose_name': 'dataset release',
                'verbose_name_plural': 'dataset releases',
                'ordering': ['dataset', 'version'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True, verbose_name='permanent id')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('summary', models.TextField(verbose_name='summary')),
                ('type', models.CharField(choices=[('war', 'War'), ('phase', 'Phase'), ('offensive', 'Offensive'), ('battle', 'Battle'), ('clash', 'Clash'), ('strike', 'Strike'), ('violence_against_civilians', 'Violence against civilians'), ('displacement', 'Displacement'), ('mine', 'Mine'), ('aircraft', 'Aircraft'), ('accident', 'Accident'), ('blockade', 'Road closure'), ('agreement', 'Agreement'), ('political', 'Politics'), ('legal', 'Courts and law'), ('implementation', 'Carrying out of an agreement'), ('toll', 'Count over a period'), ('missing_persons', 'Missing persons')], max_length=32, verbose_name='type')),
                ('date', timeline.models.fields.EdtfField(help_text='EDTF, for example 2020-11-23, 1993-04~ or 2020-09-27/2020-11-10.', max_length=64, verbose_name='date')),
                ('earliest', models.DateField(editable=False, null=True, verbose_name='earliest day')),
                ('latest', models.DateField(editable=False, null=True, verbose_name='latest day')),
                ('precision', models.CharField(blank=True, editable=False, max_length=16, verbose_name='precision')),
                ('is_span_uncertain', models.BooleanField(default=False, help_text='Tick where the span says that the day is not known, not that the event lasted.', verbose_name='happened at one time within the span')),
                ('date_note', models.TextField(blank=True, verbose_name='note on the date')),
                ('is_phase', models.BooleanField(default=False, verbose_name='is a phase')),
                ('phase_number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number of the phase')),
                ('short_name', models.CharField(blank=True, max_length=40, verbose_name='short name')),
                ('editors_note', models.TextField(blank=True, verbose_name="editor's note")),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=12, verbose_name='status')),
                ('is_verified', models.BooleanField(default=False, verbose_name='checked against its sources')),
                ('verification_urls', models.JSONField(blank=True, default=list, verbose_name='addresses where it was checked')),
                ('verification_note', models.TextField(blank=True, verbose_name='note on the check')),
                ('dataset', models.ForeignKey(blank=True, editable=False, help_text="The outside collection that the event was imported from; empty for the record's own.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='timeline.dataset', verbose_name='dataset')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='timeline.event', verbose_name='part of')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ['earliest', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True, verbose_name='permanent id')),
                ('outcome', models.CharField(choices=[('killed', 'Killed'), ('died', 'Died'), ('wounded', 'Wounded'), ('killed_or_wounded', 'Killed or wounded'), ('missing', 'Missing'), ('captured', 'Captured'), ('detained', 'Detained'), ('released', 'Released'), ('displaced', 'Displaced'), ('remaining', 'Remaining'), ('affected', 'Affected')], max_length=20, verbose_name='outcome')),
                ('victims_status', models.CharField(choices=[('military', 'Military'), ('civilian', 'Civilians'), ('peacekeeper', 'Peacekeepers'), ('police', 'Police'), ('emergency_worker', 'Emergency workers'), ('mixed', 'Soldiers and civilians together'), ('unspecified', 'Not said')], max_length=20, verbose_name="victims' status")),
                ('low', models.PositiveIntegerField(blank=True, null=True, verbose_name='low')),
                ('best', models.PositiveIntegerField(blank=True, help_text="The claimant's own best estimate inside the range.", null=True, verbose_name='best')),
                ('high', models.PositiveIntegerField(blank=True, null=True, verbose_name='high')),
                ('qualifier', models.CharField(choices=[('exactly', 'Exactly'), ('at_least', 'At least'), ('more_than', 'More than'), ('about', 'About'), ('almost', 'Almost'), ('up_to', 'Up to'), ('between', 'Between'), ('unquantified', 'No number')], max_length=16, verbose_name='qualifier')),
                ('unquantified_words', models.CharField(blank=True, help_text='For example: tens of thousands.', max_length=100, verbose_name='words instead of a number')),
                ('is_out_of_order', models.BooleanField(default=False, help_text='Kept as the claimant printed them, and shown as such.', verbose_name='bounds contradict each other as published')),
                ('stated_on', timeline.models.fields.EdtfField(blank=True, help_text='EDTF; empty where the day of the statement is not known.', max_length=64, verbose_name='stated on')),
                ('stated_earliest', models.DateField(editable=False, null=True, verbose_name='stated at the earliest')),
                ('stated_latest', models.DateField(editable=False, null=True, verbose_name='stated at the latest')),
                ('stated_precision', models.CharField(blank=True, editable=False, max_length=16)),
                ('as_of', timeline.models.fields.EdtfField(blank=True, help_text='EDTF; the day the figure refers to, where that differs.', max_length=64, verbose_name='as of')),
                ('scope', models.CharField(choices=[('incident', 'One incident'), ('cumulative', 'Added up over a period')], default='incident', max_length=12, verbose_name='scope')),
                ('period', timeline.models.fields.EdtfField(blank=True, help_text='EDTF; what a cumulative figure adds up over.', max_length=64, verbose_name='period')),
                ('evidence_level', models.CharField(choices=[('official_text', 'Text of an official body, court or NGO'), ('book_or_dataset', 'Book or academic dataset'), ('press', 'Press'), ('aggregator_or_encyclopedia_only', 'Aggregator or encyclopedia only'), ('encyclopedia_only', 'Encyclopedia only')], max_length=40, verbose_name='evidence level')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=12, verbose_name='status')),
                ('is_verified', models.BooleanField(default=False, verbose_name='checked against its sources')),
                ('verification_urls', models.JSONField(blank=True, default=list, verbose_name='addresses where it was checked')),
                ('claimant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims_made', to='timeline.actor', verbose_name='claimant')),
                ('included_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='timeline.claim', verbose_name='part of')),
                ('revises', models.ForeignKey(blank=True, help_text='An earlier figure in the same series, stated by another body.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revised_by', to='timeline.claim', verbose_name='revises')),
                ('supersedes', models.ForeignKey(blank=True, help_text='An earlier figure of the same claimant.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='timeline.claim', verbose_name='replaces')),
                ('victims', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims_about', to='timeline.actor', verbose_name='victims')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='timeline.event', verbose_name='event')),
            ],
            options={
                'verbose_name': 'claim',
                'verbose_name_plural': 'claims',
                'ordering': ['event', 'outcome', 'stated_earliest', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='EventMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('same', 'The same'), ('different', 'Different'), ('undecided', 'Undecided')], max_length=10, verbose_name='decision')),
                ('decided_at', models.DateTimeField(verbose_name='decided at')),
                ('decided_by', models.ForeignKey(blank=True, help_text='Empty where it was taken in with another record.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imported_matches', to='timeline.event', verbose_name='event of the record')),
                ('imported', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='timeline.event', verbose_name='imported event')),
            ],
            options={
                'verbose_name': 'match',
                'verbose_name_plural': 'matches',
                'ordering': ['-decided_at'],
            },
        ),
        migrations.CreateModel(
            name='EventRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100)),
                ('revision', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('published', 'Published'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('document', timeline.models.packing.PackedTextField(blank=True)),
                ('content_hash', models.CharField(blank=True, max_length=64)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('slug', 'revision'), name='timeline_eventrevision_number_is_given_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'published'), models.Q(('document', ''), _negated=True)), models.Q(('document', ''), ('kind', 'withdrawn')), _connector='OR'), name='timeline_eventrevision_withdrawal_carries_no_document')],
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('applied', 'Applied'), ('failed', 'Failed')], default='planned', max_length=8, verbose_name='state')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('columns', models.JSONField(default=list, help_text='Of the file, in the order of the rows as published.', verbose_name='columns')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='import_runs', to='timeline.datasetrelease', verbose_name='release')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ['-started_at'],
            },
        ),
        migrations.CreateModel(
            name='ImportedRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('external_id', models.CharField(max_length=100, verbose_name='id in the dataset')),
                ('raw', models.JSONField(verbose_name='row as published')),
                ('fingerprint', models.CharField(help_text='A digest of what the row says; the same in each release.', max_length=32, verbose_name='fingerprint')),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imported_records', to='timeline.event', verbose_name='event')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='timeline.datasetrelease', verbose_name='release')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='timeline.importrun', verbose_name='import')),
            ],
            options={
                'verbose_name': 'imported record',
                'verbose_name_plural': 'imported records',
                'ordering': ['release', 'external_id'],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('party', 'Party'), ('attacker', 'Attacker'), ('accused', 'Accused'), ('defender', 'Defender'), ('victim', 'Victim'), ('displaced', 'Displaced'), ('affected', 'Affected'), ('mediator', 'Mediator'), ('signatory', 'Signatory'), ('author', 'Author'), ('litigant', 'Litigant'), ('receiving', 'Receiving'), ('ceding', 'Ceding'), ('third_party', 'Third party')], max_length=16, verbose_name='role')),
                ('role_basis', models.TextField(blank=True, help_text='Who says so, and who denies it.', verbose_name='basis of the role')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='timeline.actor', verbose_name='actor')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='timeline.event', verbose_name='event')),
            ],
            options={
                'verbose_name': 'participation',
                'verbose_name_plural': 'participations',
                'ordering': ['position', 'id'],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='actors',
            field=models.ManyToManyField(related_name='events', through='timeline.Participation', to='timeline.actor', verbose_name='actors'),
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True, verbose_name='permanent id')),
                ('name', models.CharField(help_text='Armenian form / Azerbaijani form.', max_length=200, verbose_name='name')),
                ('name_armenian', models.CharField(blank=True, max_length=200, verbose_name='Armenian form')),
                ('name_azerbaijani', models.CharField(blank=True, max_length=200, verbose_name='Azerbaijani form')),
                ('is_latin_verified', models.BooleanField(default=False, verbose_name='both Latin forms checked')),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='longitude')),
                ('precision', models.CharField(choices=[('point', 'Point'), ('area', 'Area'), ('line', 'Line')], default='point', max_length=8, verbose_name='precision')),
                ('coordinates_source', models.CharField(blank=True, max_length=200, verbose_name='source of the coordinates')),
                ('is_coordinates_verified', models.BooleanField(default=False, verbose_name='coordinates checked')),
                ('note', models.TextField(blank=True, verbose_name='note')),
            ],
            options={
                'verbose_name': 'place',
                'verbose_name_plural': 'places',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='timeline_place_has_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='timeline_place_has_both_coordinates_or_neither'), models.CheckConstraint(condition=models.Q(('latitude__isnull', True), models.Q(('latitude__gte', -90), ('latitude__lte', 90)), _connector='OR'), name='timeline_place_latitude_is_on_the_globe'), models.CheckConstraint(condition=models.Q(('longitude__isnull', True), models.Q(('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='timeline_place_longitude_is_on_the_globe'), models.CheckConstraint(condition=models.Q(('precision__in', ['point', 'area', 'line'])), name='timeline_place_precision_is_known')],
            },
        ),
        migrations.CreateModel(
            name='EventPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='event_places', to='timeline.event', verbose_name='event')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='event_places', to='timeline.place', verbose_name='place')),
            ],
            options={
                'verbose_name': 'place of the event',
                'verbose_name_plural': 'places of the event',
                'ordering': ['position', 'id'],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='places',
            field=models.ManyToManyField(related_name='events', through='timeline.EventPlace', to='timeline.place', verbose_name='places'),
        ),
        migrations.CreateModel(
            name='PlaceName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(help_text='BCP 47 tag, for example hy or az.', max_length=12, verbose_name='language')),
                ('text', models.CharField(max_length=200, verbose_name='name')),
                ('is_verified', models.BooleanField(default=False, verbose_name='checked')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='source of the name')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='timeline.place', verbose_name='place')),
            ],
            options={
                'verbose_name': 'place name',
                'verbose_name_plural': 'place names',
                'ordering': ['language', 'text'],
            },
        ),
        migrations.CreateModel(
            name='PublishedClaimSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=120)),
                ('publisher', models.CharField(max_length=100)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='timeline.publishedclaim')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('type', models.CharField(max_length=32)),
                ('is_phase', models.BooleanField(default=False)),
                ('phase', models.CharField(blank=True, max_length=100)),
                ('phase_number', models.PositiveSmallIntegerField(default=0)),
                ('is_part_of_phase', models.BooleanField(default=False)),
                ('parent', models.CharField(blank=True, max_length=100)),
                ('sides', models.CharField(default='unspecified', max_length=12)),
                ('dataset', models.CharField(blank=True, max_length=100)),
                ('edtf', models.CharField(blank=True, db_default='', max_length=64)),
                ('earliest', models.DateField()),
                ('latest', models.DateField()),
                ('is_long', models.BooleanField(default=False)),
                ('first_year', models.PositiveSmallIntegerField(default=0)),
                ('last_year', models.PositiveSmallIntegerField(default=0)),
                ('killed_low', models.PositiveIntegerField(help_text='The greatest low that a standing claim gives.', null=True)),
                ('is_disputed', models.BooleanField(default=False)),
                ('claim_count', models.PositiveIntegerField(default=0)),
                ('content_hash', models.CharField(max_length=64)),
                ('revision', models.PositiveIntegerField()),
                ('published_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('search_text', models.TextField(blank=True)),
                ('table_row', models.TextField(blank=True)),
                ('document', timeline.models.packing.PackedTextField()),
            ],
            options={
                'verbose_name': 'published event',
                'verbose_name_plural': 'published events',
                'ordering': ['earliest', 'slug'],
                'indexes': [models.Index(fields=['earliest', 'slug'], name='timeline_pubevent_by_date'), models.Index(fields=['phase_number', 'earliest', 'slug'], name='timeline_pubevent_by_phase'), models.Index(fields=['type', 'earliest', 'slug'], name='timeline_pubevent_by_type'), models.Index(fields=['updated_at'], name='timeline_pubevent_by_update'), models.Index(fields=['latest'], name='timeline_pubevent_by_end'), models.Index(fields=['dataset', 'earliest', 'slug'], name='timeline_pubevent_by_dataset'), models.Index(fields=['dataset', 'is_long', 'earliest', 'slug', 'latest', 'phase_number', 'phase', 'is_part_of_phase', 'is_phase', 'type', 'sides'], name='timeline_pubevent_by_time'), models.Index(fields=['dataset', 'type', 'is_long', 'earliest', 'slug', 'latest', 'killed_low'], name='timeline_pubevent_by_type_time'), models.Index(fields=['dataset', 'type', 'first_year', 'last_year'], name='timeline_pubevent_by_year')],
                'constraints': [models.CheckConstraint(condition=models.Q(('revision__gte', 1)), name='timeline_publishedevent_has_a_revision')],
            },
        ),
        migrations.AddField(
            model_name='publishedclaim',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='timeline.publishedevent'),
        ),
        migrations.CreateModel(
            name='PublishedEventActor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('actor', models.CharField(max_length=100)),
                ('role', models.CharField(max_length=16)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actors', to='timeline.publishedevent')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedEventPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=100)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('precision', models.CharField(max_length=8)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='timeline.publishedevent')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedEventReference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('actor', 'Actor'), ('place', 'Place'), ('publisher', 'Publisher'), ('source', 'Source')], max_length=10)),
                ('slug', models.CharField(max_length=120)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='timeline.publishedevent')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(max_length=20)),
                ('claim_count', models.PositiveIntegerField()),
                ('gap_ratio', models.FloatField(help_text='The widest gap on one line, greater over lesser; null where figures overlap.', null=True)),
                ('gap_people', models.PositiveIntegerField(help_text='The most people between two figures.', null=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='timeline.publishedevent')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedReference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('actor', 'Actor'), ('place', 'Place'), ('publisher', 'Publisher'), ('source', 'Source')], max_length=10)),
                ('slug', models.CharField(max_length=120)),
                ('name', models.CharField(max_length=500)),
                ('group', models.CharField(blank=True, help_text="A source's publisher, an actor's side.", max_length=120)),
                ('sort_on', models.DateField(help_text="A source's day.", null=True)),
                ('content_hash', models.CharField(max_length=64)),
                ('updated_at', models.DateTimeField()),
                ('search_text', models.TextField(blank=True)),
                ('document', models.TextField()),
            ],
            options={
                'verbose_name': 'published reference',
                'verbose_name_plural': 'published references',
                'ordering': ['kind', 'slug'],
                'indexes': [models.Index(fields=['kind', 'name', 'slug'], name='timeline_pubref_by_name'), models.Index(fields=['kind', 'group', 'slug'], name='timeline_pubref_by_group')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'slug'), name='timeline_publishedreference_is_published_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['actor', 'place', 'publisher', 'source'])), name='timeline_publishedreference_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Publisher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True, verbose_name='permanent id')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('country', models.CharField(blank=True, help_text='ISO 3166-1 alpha-2, or INT for international.', max_length=3, verbose_name='country')),
                ('kind', models.CharField(choices=[('wire_agency', 'News agency'), ('newspaper', 'Newspaper'), ('online_news', 'Online news'), ('public_broadcaster', 'Public broadcaster'), ('commercial_broadcaster', 'Commercial broadcaster'), ('state_media', 'State media'), ('government', 'Government'), ('intergovernmental', 'Intergovernmental organisation'), ('ngo', 'Non-governmental organisation'), ('academic', 'Academic'), ('book', 'Book'), ('encyclopedia', 'Encyclopedia'), ('aggregator', 'Aggregator')], max_length=32, verbose_name='kind')),
                ('note', models.TextField(blank=True, verbose_name='note')),
            ],
            options={
                'verbose_name': 'publisher',
                'verbose_name_plural': 'publishers',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='timeline_publisher_has_a_name'), models.CheckConstraint(condition=models.Q(('kind__in', ['wire_agency', 'newspaper', 'online_news', 'public_broadcaster', 'commercial_broadcaster', 'state_media', 'government', 'intergovernmental', 'ngo', 'academic', 'book', 'encyclopedia', 'aggregator'])), name='timeline_publisher_kind_is_known')],
            },
        ),
        migrations.AddField(
            model_name='dataset',
            name='publisher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='datasets', to='timeline.publisher', verbose_name='publisher'),
        ),
        migrations.CreateModel(
            name='RecordStamp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(null=True)),
                ('fixtures_hash', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='timeline_recordstamp_is_the_only_one')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('approved', 'Approved'), ('changes_asked', 'Changes asked for')], max_length=16, verbose_name='decision')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('decided_at', models.DateTimeField(verbose_name='decided at')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='timeline.event', verbose_name='event')),
            ],
            options={
                'verbose_name': 'review',
                'verbose_name_plural': 'reviews',
                'ordering': ['-decided_at'],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='permanent id')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('is_title_descriptive', models.BooleanField(default=False, help_text="The source's own title is not known.", verbose_name='title is our description')),
                ('url', models.CharField(blank=True, max_length=1000, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='address')),
                ('archived_url', models.CharField(blank=True, max_length=1000, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='archived address')),
                ('read_at_url', models.CharField(blank=True, max_length=1000, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='address where it was read')),
                ('published_on', timeline.models.fields.EdtfField(blank=True, help_text='EDTF, for example 2020-11-24 or 2020-11~.', max_length=64, verbose_name='published on')),
                ('published_earliest', models.DateField(editable=False, null=True, verbose_name='published at the earliest')),
                ('published_latest', models.DateField(editable=False, null=True, verbose_name='published at the latest')),
                ('published_precision', models.CharField(blank=True, editable=False, max_length=16)),
                ('accessed_on', models.DateField(blank=True, null=True, verbose_name='read on')),
                ('language', models.CharField(help_text='BCP 47 tag.', max_length=12, verbose_name='language')),
                ('is_opened', models.BooleanField(default=True, verbose_name='was opened')),
                ('read_extent', models.CharField(choices=[('full_text', 'Full text'), ('copy_or_excerpt', 'Stored copy or excerpt'), ('not_opened', 'Not opened')], default='copy_or_excerpt', max_length=20, verbose_name='how much was read')),
                ('is_seed', models.BooleanField(default=False, verbose_name='is one of the founding articles')),
                ('seed_file', models.CharField(blank=True, max_length=100, verbose_name='file of the founding article')),
                ('licence', models.CharField(blank=True, max_length=100, verbose_name='licence')),
                ('is_redistributable', models.BooleanField(default=True, verbose_name='may be passed on')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('carried_by', models.ForeignKey(blank=True, help_text="Who passes the text on where the publisher's own page was not read.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_sources', to='timeline.publisher', verbose_name='carried by')),
                ('derived_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='derivatives', to='timeline.source', verbose_name='repeats')),
                ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='timeline.publisher', verbose_name='publisher')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['published_earliest', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locator', models.CharField(blank=True, help_text='Paragraph, page, table.', max_length=300, verbose_name='locator')),
                ('locator_precision', models.CharField(blank=True, choices=[('exact', 'Exact'), ('within_stored_copy', 'Within the stored copy')], max_length=20, verbose_name='precision of the locator')),
                ('low', models.PositiveIntegerField(blank=True, null=True, verbose_name='low as printed')),
                ('high', models.PositiveIntegerField(blank=True, null=True, verbose_name='high as printed')),
                ('qualifier', models.CharField(blank=True, choices=[('exactly', 'Exactly'), ('at_least', 'At least'), ('more_than', 'More than'), ('about', 'About'), ('almost', 'Almost'), ('up_to', 'Up to'), ('between', 'Between'), ('unquantified', 'No number')], max_length=16, verbose_name='qualifier as printed')),
                ('differs', models.BooleanField(default=False, verbose_name='prints the figure differently')),
                ('rendering_note', models.TextField(blank=True, verbose_name='note on the wording')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='timeline.claim', verbose_name='claim')),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='timeline.event', verbose_name='event')),
                ('copied_from', models.ForeignKey(blank=True, help_text='The source that this one repeats for this very figure.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='timeline.source', verbose_name='copied from')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='timeline.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'citation',
                'verbose_name_plural': 'citations',
                'ordering': ['position', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='timeline_actor_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['state', 'unrecognised_authority', 'ministry', 'armed_force', 'police', 'emergency_service', 'political_body', 'ombudsman', 'court', 'international_organisation', 'ngo', 'media', 'academic', 'person', 'civilian_population', 'mixed_group', 'unspecified_group'])), name='timeline_actor_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['armenian', 'azerbaijani', 'soviet', 'third_party', 'mixed', 'unspecified'])), name='timeline_actor_side_is_known'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('affiliation__isnull', True), models.Q(('affiliation', models.F('id')), _negated=True), _connector='OR'), name='timeline_actor_is_not_its_own_affiliation'),
        ),
        migrations.AddConstraint(
            model_name='actorname',
            constraint=models.UniqueConstraint(fields=('actor', 'language', 'text'), name='timeline_actorname_is_listed_once'),
        ),
        migrations.AddConstraint(
            model_name='actorname',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='timeline_actorname_says_something'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['subject_type', 'subject_id'], name='timeline_audit_by_subject'),
        ),
        migrations.AddConstraint(
            model_name='auditentry',
            constraint=models.CheckConstraint(condition=models.Q(('action__in', ['added', 'changed', 'removed', 'published', 'withdrawn', 'imported'])), name='timeline_auditentry_action_is_known'),
        ),
        migrations.AddConstraint(
            model_name='datasetrelease',
            constraint=models.UniqueConstraint(fields=('dataset', 'version'), name='timeline_datasetrelease_version_is_given_once'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['killed', 'died', 'wounded', 'killed_or_wounded', 'missing', 'captured', 'detained', 'released', 'displaced', 'remaining', 'affected'])), name='timeline_claim_outcome_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('victims_status__in', ['military', 'civilian', 'peacekeeper', 'police', 'emergency_worker', 'mixed', 'unspecified'])), name='timeline_claim_victims_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('evidence_level__in', ['official_text', 'book_or_dataset', 'press', 'aggregator_or_encyclopedia_only', 'encyclopedia_only'])), name='timeline_claim_evidence_level_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('scope__in', ['incident', 'cumulative'])), name='timeline_claim_scope_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='timeline_claim_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('is_out_of_order', True), ('low__isnull', True), ('high__isnull', True), ('low__lte', models.F('high')), _connector='OR'), name='timeline_claim_low_not_above_high'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('qualifier', 'exactly'), ('high__isnull', False), ('low__isnull', False), ('low', models.F('high'))), models.Q(('qualifier__in', ['about', 'between']), ('high__isnull', False), ('low__isnull', False)), models.Q(('high__isnull', True), ('low__isnull', False), ('qualifier__in', ['at_least', 'more_than'])), models.Q(('high__isnull', False), ('low__isnull', True), ('qualifier__in', ['almost', 'up_to'])), models.Q(('high__isnull', True), ('low__isnull', True), ('qualifier', 'unquantified')), _connector='OR'), name='timeline_claim_bounds_fit_qualifier'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('unquantified_words', ''), ('qualifier', 'unquantified'), _connector='OR'), name='timeline_claim_words_stand_only_without_a_number'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('stated_earliest__isnull', True), ('stated_latest__isnull', True), ('stated_earliest__lte', models.F('stated_latest')), _connector='OR'), name='timeline_claim_earliest_not_after_latest'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('included_in__isnull', True), models.Q(('included_in', models.F('id')), _negated=True), _connector='OR'), name='timeline_claim_is_not_part_of_itself'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('supersedes__isnull', True), models.Q(('supersedes', models.F('id')), _negated=True), _connector='OR'), name='timeline_claim_does_not_replace_itself'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('revises__isnull', True), models.Q(('revises', models.F('id')), _negated=True), _connector='OR'), name='timeline_claim_does_not_revise_itself'),
        ),
        migrations.AddConstraint(
            model_name='eventmatch',
            constraint=models.UniqueConstraint(fields=('imported', 'event'), name='timeline_eventmatch_is_decided_once'),
        ),
        migrations.AddConstraint(
            model_name='eventmatch',
            constraint=models.UniqueConstraint(condition=models.Q(('decision', 'same')), fields=('imported',), name='timeline_eventmatch_is_the_same_as_one_event_at_most'),
        ),
        migrations.AddConstraint(
            model_name='eventmatch',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['same', 'different', 'undecided'])), name='timeline_eventmatch_decision_is_known'),
        ),
        migrations.AddConstraint(
            model_name='eventmatch',
            constraint=models.CheckConstraint(condition=models.Q(('imported', models.F('event')), _negated=True), name='timeline_eventmatch_is_of_two_events'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'applied', 'failed'])), name='timeline_importrun_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('state', 'planned')), models.Q(('finished_at__isnull', False), ('state__in', ['applied', 'failed'])), _connector='OR'), name='timeline_importrun_is_finished_when_applied_or_failed'),
        ),
        migrations.AddConstraint(
            model_name='importedrecord',
            constraint=models.UniqueConstraint(fields=('release', 'external_id'), name='timeline_importedrecord_is_imported_once'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.UniqueConstraint(fields=('event', 'actor', 'role'), name='timeline_participation_is_named_once'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['party', 'attacker', 'accused', 'defender', 'victim', 'displaced', 'affected', 'mediator', 'signatory', 'author', 'litigant', 'receiving', 'ceding', 'third_party'])), name='timeline_participation_role_is_known'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['attacker', 'accused']), _negated=True), models.Q(('role_basis', ''), _negated=True), _connector='OR'), name='timeline_participation_attacker_or_accused_has_a_basis'),
        ),
        migrations.AddConstraint(
            model_name='eventplace',
            constraint=models.UniqueConstraint(fields=('event', 'place'), name='timeline_eventplace_is_named_once'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='timeline_event_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('date', ''), _negated=True), name='timeline_event_has_a_date'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('type__in', ['war', 'phase', 'offensive', 'battle', 'clash', 'strike', 'violence_against_civilians', 'displacement', 'mine', 'aircraft', 'accident', 'blockade', 'agreement', 'political', 'legal', 'implementation', 'toll', 'missing_persons'])), name='timeline_event_type_is_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='timeline_event_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('earliest__isnull', True), ('latest__isnull', True), ('earliest__lte', models.F('latest')), _connector='OR'), name='timeline_event_earliest_not_after_latest'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='timeline_event_is_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('is_phase', False), ('parent__isnull', True), _connector='OR'), name='timeline_event_phase_has_no_parent'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_phase', True), ('phase_number__isnull', False)), models.Q(('is_phase', False), ('phase_number__isnull', True)), _connector='OR'), name='timeline_event_phase_is_numbered'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('phase_number',), name='timeline_event_phase_number_is_given_once'),
        ),
        migrations.AddConstraint(
            model_name='placename',
            constraint=models.UniqueConstraint(fields=('place', 'language', 'text'), name='timeline_placename_is_listed_once'),
        ),
        migrations.AddConstraint(
            model_name='placename',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='timeline_placename_says_something'),
        ),
        migrations.AddIndex(
            model_name='publishedclaimsource',
            index=models.Index(fields=['source', 'claim'], name='timeline_pubsource_by_source'),
        ),
        migrations.AddIndex(
            model_name='publishedclaimsource',
            index=models.Index(fields=['publisher', 'claim'], name='timeline_pubsource_by_issuer'),
        ),
        migrations.AddIndex(
            model_name='publishedclaim',
            index=models.Index(fields=['stated_earliest', 'slug'], name='timeline_pubclaim_by_date'),
        ),
        migrations.AddIndex(
            model_name='publishedclaim',
            index=models.Index(fields=['claimant', 'outcome'], name='timeline_pubclaim_by_claimant'),
        ),
        migrations.AddIndex(
            model_name='publishedclaim',
            index=models.Index(fields=['dataset', 'stated_earliest', 'slug', 'stated_latest', 'claimant'], name='timeline_pubclaim_by_dataset'),
        ),
        migrations.AddIndex(
            model_name='publishedclaim',
            index=models.Index(fields=['outcome', 'victims_side'], name='timeline_pubclaim_by_outcome'),
        ),
        migrations.AddIndex(
            model_name='publishedeventactor',
            index=models.Index(fields=['actor', 'event'], name='timeline_pubactor_by_actor'),
        ),
        migrations.AddIndex(
            model_name='publishedeventplace',
            index=models.Index(fields=['place', 'event'], name='timeline_pubplace_by_place'),
        ),
        migrations.AddIndex(
            model_name='publishedeventplace',
            index=models.Index(fields=['latitude', 'longitude'], name='timeline_pubplace_by_position'),
        ),
        migrations.AddIndex(
            model_name='publishedeventreference',
            index=models.Index(fields=['kind', 'slug', 'event'], name='timeline_pubuse_by_reference'),
        ),
        migrations.AddIndex(
            model_name='publishedoutcome',
            index=models.Index(fields=['outcome', 'event'], name='timeline_puboutcome_by_outcome'),
        ),
        migrations.AddConstraint(
            model_name='publishedoutcome',
            constraint=models.UniqueConstraint(fields=('event', 'outcome'), name='timeline_publishedoutcome_is_summed_up_once'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['approved', 'changes_asked'])), name='timeline_review_decision_is_known'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('decision', 'approved'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='timeline_review_asking_for_changes_gives_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='timeline_source_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('derived_from__isnull', True), models.Q(('derived_from', models.F('id')), _negated=True), _connector='OR'), name='timeline_source_does_not_repeat_itself'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('url', ''), ('url__startswith', 'http://'), ('url__startswith', 'https://'), _connector='OR'), name='timeline_source_url_is_a_web_address'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('archived_url', ''), ('archived_url__startswith', 'http://'), ('archived_url__startswith', 'https://'), _connector='OR'), name='timeline_source_archived_url_is_a_web_address'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('read_at_url', ''), ('read_at_url__startswith', 'http://'), ('read_at_url__startswith', 'https://'), _connector='OR'), name='timeline_source_read_at_url_is_a_web_address'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('read_extent__in', ['full_text', 'copy_or_excerpt', 'not_opened'])), name='timeline_source_read_extent_is_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('published_earliest__isnull', True), ('published_latest__isnull', True), ('published_earliest__lte', models.F('published_latest')), _connector='OR'), name='timeline_source_earliest_not_after_latest'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('claim__isnull', False), ('event__isnull', True)), models.Q(('claim__isnull', True), ('event__isnull', False)), _connector='OR'), name='timeline_citation_is_of_a_claim_or_of_an_event'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.UniqueConstraint(condition=models.Q(('claim__isnull', False)), fields=('claim', 'source', 'locator'), name='timeline_citation_of_a_claim_is_listed_once'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.UniqueConstraint(condition=models.Q(('event__isnull', False)), fields=('event', 'source', 'locator'), name='timeline_citation_of_an_event_is_listed_once'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('low__isnull', True), ('high__isnull', True), ('low__lte', models.F('high')), _connector='OR'), name='timeline_citation_low_not_above_high'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('qualifier', 'exactly'), ('high__isnull', False), ('low__isnull', False), ('low', models.F('high'))), models.Q(('qualifier__in', ['about', 'between']), ('high__isnull', False), ('low__isnull', False)), models.Q(('high__isnull', True), ('low__isnull', False), ('qualifier__in', ['at_least', 'more_than'])), models.Q(('high__isnull', False), ('low__isnull', True), ('qualifier__in', ['almost', 'up_to'])), models.Q(('high__isnull', True), ('low__isnull', True), ('qualifier', 'unquantified')), models.Q(('high__isnull', True), ('low__isnull', True), ('qualifier', '')), _connector='OR'), name='timeline_citation_bounds_fit_qualifier'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('copied_from__isnull', True), models.Q(('copied_from', models.F('source')), _negated=True), _connector='OR'), name='timeline_citation_does_not_copy_itself'),
        ),
    ]
