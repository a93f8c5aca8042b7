<?php return array('dependencies' => array('wp-i18n'), 'version' => '4e57c9084db4dd39ff67');
